/** Comments as people write them. `{enhet}` becomes a unit of the organisation that works with the area. */
type Texts = readonly [string, ...string[]];
export type Band = 'low' | 'mid' | 'high';

/** One comment for each band of levels (0–1, 2–3, 4–5) and direction. */
export const BY_DIRECTION: Readonly<Record<string, Readonly<Record<Band, string>>>> = {
  INF1: {
    low: 'Vi har ingen egen bild av läget utan får den från operatörerna när vi frågar.',
    mid: 'Underlaget är framtaget, men de mindre orterna är inte med ännu.',
    high: 'Målen följs upp varje år i {enhet} och avvikelser går vidare till ledningen.',
  },
  INF2: {
    low: 'Mycket skickas fortfarande på papper eller skrivs av mellan systemen.',
    mid: 'De stora systemen är klara, de mindre lever kvar med egna format.',
    high: 'Nya avtal ställer kraven och {enhet} granskar avstegen två gånger om året.',
  },
  KOM1: {
    low: 'Enskilda eldsjälar gör ett bra jobb, men det finns inget uppdrag bakom.',
    mid: 'Stödet är uppskattat men når inte alla grupper, framför allt inte äldre på landsbygden.',
    high: 'Vi träffar målgrupperna varje år och ändrar utbudet efter vad de säger.',
  },
  KOM2: {
    low: 'Frågan kom upp vid pensionsavgångarna, men ingen har tagit fram något underlag.',
    mid: 'Två verksamheter har gjort arbetet klart, övriga är inplanerade.',
    high: 'Behoven följs upp varje år och utbildningar har ändrats efter våra önskemål.',
  },
  KOM3: {
    low: 'Det är upp till var och en att lära sig. Introduktionen tar inte upp digitala arbetssätt.',
    mid: 'Utbildningen är på plats, men tid för övning saknas i flera verksamheter.',
    high: 'Kunskaperna gås igenom i medarbetarsamtalen och {enhet} sammanställer resultatet.',
  },
  TRY1: {
    low: 'Arbetet hänger på en person och har fått stå tillbaka för annat i år.',
    mid: 'Grunderna är på plats för det viktigaste, resten tas enligt tidplan.',
    high: 'Ledningen får en årlig rapport och har beslutat om de åtgärder som föreslogs.',
  },
  TRY2: {
    low: 'Det som togs fram när lagen var ny har inte gåtts igenom sedan dess.',
    mid: 'Rutinerna är beslutade men följs olika i verksamheterna.',
    high: 'Stickprov görs varje kvartal och bristerna rättas inom utsatt tid.',
  },
  TRY3: {
    low: 'Vi tar hand om det som kommer in men har inget gemensamt arbetssätt.',
    mid: 'Webbplatsen är klar, e-tjänsterna återstår.',
    high: 'Användare med olika behov provar nya tjänster innan de släpps, och {enhet} följer upp.',
  },
  TRY4: {
    low: 'Vid störningen i våras fick varje arbetsplats lösa det på sitt sätt.',
    mid: 'Villkoren är desamma för alla, men arbetssätten är inte övade överallt.',
    high: 'Övningen i höstas gav tre förbättringar, alla genomförda.',
  },
  TRY5: {
    low: 'Inget vi arbetar med i dag. Frågor slussas vidare när de kommer.',
    mid: 'Vi hjälper till när någon hör av sig och har samlat det viktigaste på en sida.',
    high: 'Arbetet finns i verksamhetsplanen och deltagarna ger det höga betyg.',
  },
  INN1: {
    low: 'Data används till den statistik som måste lämnas, inte mycket mer.',
    mid: 'Ett par lösningar är i drift och reglerna är beslutade, men nyttan är inte mätt.',
    high: 'Nyttan redovisas för ledningsgruppen varje år och har styrt nästa års satsning.',
  },
  INN2: {
    low: 'Idéer finns, men det saknas ett ställe att lämna dem på.',
    mid: 'Arbetssättet är använt två gånger, mest i {enhet}.',
    high: 'Vi går igenom andras lösningar innan ett projekt får starta och delar våra egna.',
  },
  INN3: {
    low: 'Frågan har inte varit uppe. Vi använder leverantörernas avtal.',
    mid: 'Används i nya upphandlingar, äldre avtal är inte genomgångna.',
    high: 'Registret visar vem som har rätt till vad, och vi har bytt leverantör utan att förlora data.',
  },
  INN4: {
    low: 'Det sker i enskilda inköp och möten, utan plan.',
    mid: 'Infört i {enhet} men inte i hela organisationen.',
    high: 'Uppföljningen visar kortare tider och nöjdare användare.',
  },
  INN5: {
    low: 'Vi har tittat på hur grannarna gör men inte kommit i gång själva.',
    mid: 'Ett område är klart och utvärderat, nästa är finansierat.',
    high: 'Resultaten är publicerade och två grannar har tagit efter.',
  },
  LED1: {
    low: 'Digitaliseringen nämns i måldokumenten, men ingen följer upp den.',
    mid: 'Besluten finns, men resurserna följer inte med i alla verksamheter.',
    high: 'Ledningen följer målen varje tertial och har flyttat pengar när något halkat efter.',
  },
  LED2: {
    low: 'Varje verksamhet köper och bygger för sig.',
    mid: 'Samordningen finns och används av {enhet}, men de mindre projekten går ännu utanför.',
    high: 'Tiderna mäts före och efter, och gemensamma lösningar prövas alltid först.',
  },
  LED3: {
    low: 'Arbetet har börjat i och med självskattningen men saknar fast form.',
    mid: 'Resultatet gicks igenom med cheferna, men alla åtgärder har inte fått någon ansvarig.',
    high: 'Förra årets åtgärder är uppföljda och nyttan är redovisad för ledningen.',
  },
  LED4: {
    low: 'Klimatplanen tar inte upp digitala lösningar.',
    mid: 'Riktlinjen är beslutad och används i de flesta verksamheter.',
    high: 'Vi mäter varje år och besparingen redovisas i årsberättelsen.',
  },
  LED5: {
    low: 'Vi är med när tiden räcker till, oftast en träff av tre.',
    mid: 'Vår företrädare har mandat, men besluten sprids inte vidare på hemmaplan.',
    high: 'Två lösningar från länets samarbete är införda och en av våra egna används av andra.',
  },
};

/** Comments that fit any area. */
export const BY_BAND: Readonly<Record<Band, Texts>> = {
  low: [
    'Gruppen är enig om att vi inte har kommit längre.',
    'Planerat till nästa år om budgeten räcker.',
    'Sårbart: kunskapen finns hos en enda person.',
    'Vi har svarat efter vad vi kan visa upp, inte efter vad vi tror.',
    'Tas upp med {enhet} under hösten.',
    'Lågt, men vi har medvetet börjat med annat.',
    'Vi väntar på länets gemensamma förslag innan vi går vidare.',
    'Ett första möte är hållet, mer än så finns inte att visa.',
    'Frågan har legat hos {enhet} men aldrig fått någon ansvarig.',
    'Gjort på ett ställe, men bara för att någon där tog tag i det.',
  ],
  mid: [
    'Infört i de större verksamheterna, de små återstår.',
    'Det mesta av nästa nivå är på plats, men uppföljningen saknas.',
    'Arbetssättet fungerar men är beroende av {enhet}.',
    'Dokumentationen finns, men alla känner inte till den.',
    'Verksamheterna har kommit olika långt. Vi har svarat efter den som har kommit kortast.',
    'Fungerar väl i vardagen, men ingen har mätt resultatet.',
    'Beslutet togs i våras, så det är nytt för många.',
    'Klart hos oss i {enhet}, på gång i resten av organisationen.',
    'Nästa nivå faller på att det inte finns någon årlig uppföljning.',
    'Vi var osäkra på om allt i nivåtexten är uppfyllt och valde den lägre.',
    'Två personer arbetar med det här, och båda har annat också.',
    'Har förbättrats sedan {enhet} tog över ansvaret.',
  ],
  high: [
    'Se underlaget. Frågor besvaras av {enhet}.',
    'Vi delar gärna med oss av hur vi gjorde.',
    'Resultatet är redovisat för ledningen.',
    'Ett av de områden där vi har lagt mest kraft.',
    'Uppföljningen görs av {enhet} och har lett till ändringar.',
    'Nivån är avstämd med verksamheterna.',
    'Infört för flera år sedan och har hållit i sig.',
    'Andra kommer hit för att se hur vi arbetar.',
    'Kräver underhåll: {enhet} lägger ungefär en dag i månaden.',
    'Ledningen frågar efter det här, och det märks.',
  ],
};

export const DONT_KNOW: Texts = [
  'Ingen i gruppen har insyn i det här. Frågan är skickad till {enhet}.',
  'Ansvaret är oklart. Vi återkommer nästa år.',
  'Den som arbetade med frågan har slutat och underlaget är inte överlämnat.',
  'Uppgiften finns hos leverantören och vi hann inte få svar.',
  'Verksamheterna svarade så olika att vi inte kan ange någon nivå.',
];

/** Why the agreed level is another than what the colleagues suggest. `{nivå}` is the agreed level. */
export const OTHER_THAN_SUGGESTED: Texts = [
  'Svaren gick isär. Efter genomgång av underlaget enades vi om nivå {nivå}.',
  'Det enskilda svaret byggde på en enda verksamhet. För hela organisationen stämmer nivå {nivå}.',
  'Vi läste nivåerna tillsammans en gång till och landade på {nivå}.',
];

export const GREAT_RISE: Texts = [
  'Stort kliv: åtgärderna i förra årets handlingsplan är genomförda i hela organisationen.',
  'Beslut, resurser och uppföljning kom på plats under året, se underlaget.',
  'Vi svarade för lågt förra gången. Underlaget fanns men var inte känt i gruppen.',
];

export const GREAT_FALL: Texts = [
  'Efter omorganisationen saknar arbetet ägare och rutinerna används inte längre.',
  'Förra svaret byggde på planer som inte blev av.',
  'Uppdraget har varit vakant sedan i våras och arbetet har stannat.',
];

/** What one colleague writes about their own part. */
export const OWN_VIEW: Texts = [
  'Så ser det ut i min del av verksamheten.',
  'Osäker, men det här är min bild.',
  'Stäm gärna av med {enhet}.',
  'Gäller oss, jag vet inte hur det är i övriga verksamheter.',
  'Vi var på väg uppåt men har fått pausa.',
  'Här behöver vi hjälp att komma vidare.',
];

const UNITS: Readonly<Record<string, Readonly<Record<string, Texts>>>> = {
  municipality: {
    INF: ['it-enheten', 'samhällsbyggnadsförvaltningen', 'tekniska förvaltningen'],
    KOM: ['bildningsförvaltningen', 'HR-enheten', 'kultur och bibliotek'],
    TRY: ['kommunledningskontoret', 'socialförvaltningen', 'säkerhetssamordningen'],
    INN: ['näringslivsenheten', 'socialförvaltningen', 'samhällsbyggnadsförvaltningen'],
    LED: ['kommunledningskontoret', 'ledningsgruppen', 'upphandlingsenheten'],
  },
  region: {
    INF: ['it-avdelningen', 'regional utveckling'],
    KOM: ['HR-avdelningen', 'folkhögskolorna'],
    TRY: ['säkerhetsavdelningen', 'hälso- och sjukvårdsförvaltningen'],
    INN: ['innovationsenheten', 'regional utveckling'],
    LED: ['regionkansliet', 'inköpsavdelningen'],
  },
  county_administrative_board: {
    INF: ['samhällsbyggnadsenheten', 'it-funktionen'],
    KOM: ['HR-funktionen', 'enheten för social hållbarhet'],
    TRY: ['beredskapsenheten', 'rättsenheten'],
    INN: ['landsbygdsenheten', 'samhällsbyggnadsenheten'],
    LED: ['ledningsstaben', 'miljöenheten'],
  },
  university: {
    INF: ['it-avdelningen', 'campusavdelningen'],
    KOM: ['universitetsbiblioteket', 'avdelningen för pedagogik'],
    TRY: ['säkerhetsavdelningen', 'rättsavdelningen'],
    INN: ['forskningskansliet', 'samverkansavdelningen'],
    LED: ['rektors kansli', 'ekonomiavdelningen'],
  },
};

const ANY_UNIT: Texts = ['ledningen'];

/** Units that `{enhet}` may stand for. */
export function unitsOf(kind: string, area: string): Texts {
  return UNITS[kind]?.[area] ?? ANY_UNIT;
}
