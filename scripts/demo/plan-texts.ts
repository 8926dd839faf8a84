import type { ActionContent } from '#app/domain/plan/action';
import type { OrganisationKind } from '#db/schema';

/** An action as a plan might say it, with the direction whose questions it is about. */
export interface PlanText {
  direction: string;
  /** A second direction, where the action serves two focus areas. */
  also?: string;
  title: string;
  description: string;
  goal: string;
  checks: readonly string[];
  cost: NonNullable<ActionContent['costClass']>;
  perspective?: NonNullable<ActionContent['perspective']>;
  obstacle?: NonNullable<ActionContent['obstacle']>;
}

type Row = readonly [
  direction: string,
  title: string,
  description: string,
  goal: string,
  checks: string,
  cost: PlanText['cost'],
];
type Extras = Pick<PlanText, 'also' | 'perspective' | 'obstacle'>;

const text = ([direction, title, description, goal, checks, cost]: Row, extras: Extras = {}): PlanText => ({
  direction,
  title,
  description,
  goal,
  checks: checks.split('; '),
  cost,
  ...extras,
});

/** What municipalities and the county’s authorities plan. Each organisation takes some of them. */
export const PLAN_TEXTS: readonly PlanText[] = [
  text(
    [
      'INF1',
      'Karta över adresser utan fiber',
      'Ta fram en karta över hushåll och företag som saknar snabbt bredband och lägg den till grund för översiktsplanen.',
      'Alla adresser utan fiber är kända och har en prioritetsordning.',
      'Hämta uppgifter från PTS; Stäm av med stadsnätet; Visa kartan för nämnden',
      'low',
    ],
    { perspective: 'sustainability' },
  ),
  text([
    'INF1',
    'Gemensam upphandling av fiber på landsbygden',
    'Upphandla utbyggnad till de byar där marknaden inte bygger, tillsammans med grannkommunerna.',
    'Nittiofem procent av hushållen kan få en gigabit.',
    'Skriv avsiktsförklaring; Sök bredbandsstöd; Avtala med nätägare',
    'high',
  ]),
  text(
    [
      'INF2',
      'Anslut socialtjänsten till säker digital kommunikation',
      'Anslut till SDK och börja med orosanmälningar, så att känsliga uppgifter inte går per brev eller fax.',
      'Minst ett flöde är igång och faxen är borttagen.',
      'Avtala med accesspunkt; Utbilda handläggare; Starta första flödet',
      'medium',
    ],
    { also: 'TRY2', obstacle: 'security_and_law' },
  ),
  text(
    [
      'INF2',
      'Digital underskrift i alla nämnder',
      'Inför e-underskrift för protokoll och avtal och ta bort rutinen med utskrifter.',
      'Alla protokoll justeras digitalt.',
      'Välj tjänst; Ändra reglementet; Utbilda sekreterare',
      'low',
    ],
    { also: 'TRY1' },
  ),
  text(
    [
      'INF2',
      'Förteckning över integrationer',
      'Samla hur verksamhetssystemen utbyter uppgifter, vem som äger varje koppling och vad som händer när den bryts.',
      'Varje koppling har en ägare och en beskrivning.',
      'Inventera system; Utse ägare; Beslut i systemägarrådet',
      'none',
    ],
    { obstacle: 'silos' },
  ),
  text(
    [
      'KOM1',
      'Digital hjälp på alla bibliotek',
      'Fasta tider då invånare får hjälp med e-legitimation, e-tjänster och digital post.',
      'Hjälp finns varje vecka på varje bibliotek.',
      'Schemalägg personal; Annonsera lokalt; Räkna besök',
      'low',
    ],
    { perspective: 'integration' },
  ),
  text(
    [
      'KOM1',
      'Digitala fixare för seniorer',
      'Gymnasieungdomar hjälper äldre med teknik under sommarlovet, på träffpunkter och hemma.',
      'Minst hundra seniorer har fått hjälp.',
      'Anställ feriearbetare; Boka träffpunkter; Följ upp med enkät',
      'low',
    ],
    { perspective: 'children_and_youth' },
  ),
  text(
    [
      'KOM2',
      'Programmering för alla i årskurs sju till nio',
      'Gemensam plan för lärarnas fortbildning i digitalt skapande, med flickors intresse särskilt i åtanke.',
      'Alla ämneslag har en utbildad lärare.',
      'Kartlägg kompetens; Boka utbildning; Dela lektioner',
      'medium',
    ],
    { perspective: 'gender_equality' },
  ),
  text(
    [
      'KOM3',
      'Grundkurs i digital säkerhet för alla anställda',
      'En halvtimmes webbkurs om lösenord, nätfiske och personuppgifter, obligatorisk vid nyanställning.',
      'Nio av tio anställda har gått kursen.',
      'Välj kurs; Lägg in i introduktionen; Följ upp per chef',
      'low',
    ],
    { also: 'TRY1', obstacle: 'low_maturity' },
  ),
  text(
    [
      'KOM3',
      'Chefsprogram i verksamhetsutveckling med digitalt stöd',
      'Tre halvdagar för alla chefer om behov, nytta, upphandling och förändringsledning.',
      'Varje chef har en plan för en förbättring i sin verksamhet.',
      'Ta fram innehåll; Boka tre omgångar; Utvärdera efter ett halvår',
      'medium',
    ],
    { also: 'LED1', obstacle: 'seen_as_it' },
  ),
  text([
    'KOM3',
    'Kompetenshöjande insatser om AI',
    'Öppna lunchföreläsningar och en prova-på-miljö där ingen känslig uppgift får läggas in.',
    'Alla förvaltningar har provat AI i minst ett arbetsmoment.',
    'Skriv riktlinje; Öppna provmiljön; Samla exempel',
    'low',
  ]),
  text([
    'TRY1',
    'Flerfaktorsinloggning för all personal',
    'Inför inloggning med två steg i alla system som nås utifrån, med e-tjänstekort eller app.',
    'Inget system nås utifrån med bara lösenord.',
    'Inventera system; Dela ut kort; Stäng gamla vägar',
    'medium',
  ]),
  text(
    [
      'TRY1',
      'Övning: två dygn utan it',
      'Öva reservrutiner i hemtjänst, skola och växel när nätet ligger nere.',
      'Varje verksamhet har en prövad reservrutin.',
      'Skriv spelplan; Genomför övningen; Rätta bristerna',
      'low',
    ],
    { obstacle: 'security_and_law' },
  ),
  text(
    [
      'TRY2',
      'Klassa information i de tio viktigaste systemen',
      'Klassa informationen enligt modellen och besluta om skydd för varje system.',
      'Alla tio har en beslutad klassning.',
      'Välj system; Håll workshoppar; Beslut av ägare',
      'none',
    ],
    { obstacle: 'security_and_law' },
  ),
  text([
    'TRY2',
    'Gå igenom personuppgiftsbiträdesavtalen',
    'Rätta avtal som saknas eller är för gamla, och inför en årlig kontroll.',
    'Alla leverantörer som behandlar personuppgifter har giltiga avtal.',
    'Lista leverantörer; Begär nya avtal; Lägg i årshjulet',
    'none',
  ]),
  text(
    [
      'TRY3',
      'Källkritik i skola och föreningsliv',
      'Biblioteken håller kurser i källkritik för elever, föräldrar och föreningar inför valet.',
      'Alla nior och minst tjugo föreningar har deltagit.',
      'Planera med skolorna; Ta fram material; Utvärdera',
      'low',
    ],
    { perspective: 'children_and_youth' },
  ),
  text([
    'TRY4',
    'Riktlinje för arbete på distans',
    'Beskriv ansvar, arbetsmiljö och informationssäkerhet när arbetet görs någon annanstans.',
    'Alla avtal om distansarbete följer riktlinjen.',
    'Samverka med facken; Beslut; Utbilda chefer',
    'none',
  ]),
  text([
    'TRY5',
    'Konsumentvägledning om bedrägerier på nätet',
    'Konsumentvägledaren och polisen informerar äldre om bluffsamtal, falska e-butiker och e-legitimation.',
    'Träffar har hållits på alla äldreboenden och träffpunkter.',
    'Boka polisen; Besök träffpunkter; Skriv i kommunbladet',
    'none',
  ]),
  text(
    [
      'INN1',
      'Öppna data: tio datamängder på dataportalen',
      'Publicera tio datamängder som andra frågar efter och håll dem uppdaterade.',
      'Tio datamängder är publicerade och används av någon utanför organisationen.',
      'Välj datamängder; Publicera; Följ användningen',
      'low',
    ],
    { also: 'INN5' },
  ),
  text([
    'INN1',
    'Prognos för platser i förskola och äldreomsorg',
    'Bygg en prognos av befolkningsdata och bygglov som planerarna använder varje år.',
    'Budgeten bygger på prognosen.',
    'Samla data; Pröva mot tidigare år; Lägg i budgetarbetet',
    'medium',
  ]),
  text(
    [
      'INN2',
      'Idéslussen: medarbetarnas förslag prövas',
      'En väg in för förslag, en timme i veckan för den som vill pröva, och pengar till de fem bästa.',
      'Minst tio förslag prövas och två införs.',
      'Öppna idéslussen; Utse jury; Redovisa resultat',
      'low',
    ],
    { obstacle: 'weak_leadership' },
  ),
  text(
    [
      'INN2',
      'Etablera en gruppering för AI',
      'Utse en grupp som prövar användning, håller i riktlinjer och samlar erfarenheter.',
      'Tre användningar är prövade och utvärderade.',
      'Utse deltagare; Välj tre fall; Utvärdera',
      'none',
    ],
    { perspective: 'international' },
  ),
  text([
    'INN3',
    'Rutin för upphovsrätt vid öppen källkod',
    'Skriv hur organisationen äger, delar och återanvänder kod och material från uppdrag.',
    'Alla nya avtal om utveckling följer rutinen.',
    'Ta hjälp av jurist; Skriv rutin; Lägg i avtalsmallen',
    'none',
  ]),
  text([
    'INN4',
    'Digitaliseringscheck till små företag',
    'Näringslivskontoret hjälper företag med färre än tio anställda att komma igång med e-handel.',
    'Trettio företag har fått stöd.',
    'Ta fram erbjudande; Sök medel; Följ upp omsättning',
    'medium',
  ]),
  text(
    [
      'INN5',
      'Digitala detaljplaner',
      'Gör om gällande detaljplaner till digital form enligt den nationella modellen.',
      'Hälften av planerna är digitala.',
      'Upphandla stöd; Prioritera planer; Leverera till Lantmäteriet',
      'high',
    ],
    { perspective: 'sustainability' },
  ),
  text(
    [
      'INN5',
      'Sensorer i fjärrvärme och fastigheter',
      'Mät temperatur och fukt i skolor och bostäder och styr värmen efter mätningen.',
      'Energianvändningen minskar med åtta procent.',
      'Välj fastigheter; Sätt upp sensorer; Jämför med året före',
      'medium',
    ],
    { also: 'LED4', perspective: 'sustainability' },
  ),
  text(
    [
      'LED1',
      'Mål för digitaliseringen i verksamhetsplanen',
      'Ledningsgruppen väljer tre till fem mål med en ansvarig chef vid varje, och följer upp dem två gånger om året.',
      'Målen står i verksamhetsplanen och i varje förvaltnings plan.',
      'Ta fram förslag; Beslut i ledningsgruppen; Boka uppföljning',
      'none',
    ],
    { obstacle: 'weak_leadership' },
  ),
  text(
    [
      'LED1',
      'Portföljstyrning av utvecklingsprojekt',
      'En gemensam lista över projekt där ledningen prioriterar på nytta och resurser varje kvartal.',
      'Alla projekt över hundra timmar prioriteras i portföljen.',
      'Samla projekt; Bestäm kriterier; Första prioriteringen',
      'none',
    ],
    { also: 'LED4', obstacle: 'weak_interplay' },
  ),
  text(
    [
      'LED2',
      'Tjugo vanligaste ärendena som e-tjänst',
      'Gör de tjugo vanligaste ärendena digitala från början till slut, med mina sidor och digital post.',
      'Åtta av tio ärenden kommer in digitalt.',
      'Räkna ärenden; Rita om flöden; Koppla till verksamhetssystem',
      'high',
    ],
    { also: 'KOM1' },
  ),
  text(
    [
      'LED2',
      'Automatisera tre handläggningsmoment',
      'Robotar flyttar uppgifter mellan system i försörjningsstöd, fakturor och skolskjuts.',
      'Handläggarna får tillbaka tio timmar i veckan.',
      'Välj moment; Rättslig bedömning; Driftsätt och mät',
      'medium',
    ],
    { obstacle: 'security_and_law' },
  ),
  text([
    'LED3',
    'Årlig genomgång av digital mognad i ledningsgruppen',
    'Ledningsgruppen läser resultatet från mognadskollen och väljer högst tio åtgärder.',
    'Åtgärderna finns i planen med ansvarig och datum.',
    'Boka genomgång; Välj åtgärder; Återkoppla till svarande',
    'none',
  ]),
  text(
    [
      'LED3',
      'Utveckla styrtalen för digitalisering',
      'Några få tal som visar nytta för invånare och medarbetare, hämtade utan handpåläggning.',
      'Fem styrtal följs upp varje tertial.',
      'Välj tal; Bygg uppföljningen; Visa för nämnderna',
      'none',
    ],
    { also: 'LED2' },
  ),
  text(
    [
      'LED4',
      'Nyttoberäkning i alla större it-beslut',
      'Inför en enkel mall där nyttan beskrivs före beslut och följs upp ett år efter.',
      'Alla beslut över en halv miljon har en uppföljd nytta.',
      'Ta fram mall; Pröva på tre beslut; Följ upp',
      'none',
    ],
    { obstacle: 'weak_interplay' },
  ),
  text(
    [
      'LED5',
      'Gemensam systemförvaltning med grannkommunerna',
      'Pröva gemensam förvaltning av ett system som alla har, med delad kostnad och tydligt ansvar.',
      'Ett system förvaltas gemensamt.',
      'Välj system; Skriv avtal; Utvärdera efter ett år',
      'low',
    ],
    { obstacle: 'silos' },
  ),
];

/** Who is responsible, by focus area: functions, never names. */
const RESPONSIBLE: Readonly<Record<string, Readonly<Record<string, readonly [string, ...string[]]>>>> = {
  municipality: {
    INF: ['It-chefen', 'Samhällsbyggnadschefen', 'Enhetschefen för it-drift'],
    KOM: ['HR-chefen', 'Bibliotekschefen', 'Skolchefen'],
    TRY: ['Informationssäkerhetssamordnaren', 'Säkerhetschefen', 'Dataskyddsombudet'],
    INN: ['Näringslivschefen', 'Utvecklingschefen', 'Plan- och byggchefen'],
    LED: ['Kommundirektören', 'Digitaliseringsstrategen', 'Ekonomichefen'],
  },
  region: {
    INF: ['Regionservice IT', 'Regionservice Shared Service Center'],
    KOM: ['HR-direktören', 'Regionservice IT'],
    TRY: ['Informationssäkerhetschefen', 'Regionservice IT'],
    INN: ['Hälso- och sjukvårdsförvaltningen', 'Förvaltningen för regional utveckling'],
    LED: ['Regionservice IT', 'Regiondirektörens stab'],
  },
  county_administrative_board: {
    INF: ['Bredbandskoordinatorn', 'It-enheten'],
    KOM: ['HR-enheten', 'Enheten för social hållbarhet'],
    TRY: ['Beredskapsenheten', 'Informationssäkerhetssamordnaren'],
    INN: ['Enheten för samhällsplanering', 'Landsbygdsenheten'],
    LED: ['Länsledningen', 'Verksamhetsutvecklaren'],
  },
  university: {
    INF: ['It-avdelningen', 'Biblioteket'],
    KOM: ['Högskolepedagogiskt centrum', 'HR-avdelningen'],
    TRY: ['Informationssäkerhetssamordnaren', 'Dataskyddsombudet'],
    INN: ['Grants office', 'Innovationskontoret'],
    LED: ['Universitetsdirektören', 'Planeringsavdelningen'],
  },
};

export function responsibleFor(kind: OrganisationKind, area: string): readonly [string, ...string[]] {
  return RESPONSIBLE[kind]?.[area] ?? ['Ledningsgruppen'];
}

/** Who decides on plans. */
export const DECIDING_BODY: Readonly<Record<OrganisationKind, string>> = {
  municipality: 'KS',
  region: 'Regionstyrelsen',
  county_administrative_board: 'Länsrådet',
  university: 'Rektor',
  other: 'Ledningsgruppen',
};

export const RUS_GOALS = ['Hög och jämlik livskvalitet', 'Stark konkurrenskraft', 'God resurseffektivitet'] as const;

export const OUTCOMES = {
  done: [
    'Genomfört enligt plan. Arbetssättet används nu i hela organisationen.',
    'Klart två månader senare än tänkt, eftersom upphandlingen drog ut på tiden.',
    'Genomfört. Uppföljningen visar att rutinen följs, och ansvaret ligger i linjen.',
    'Klart. Nästa steg tas inom ordinarie verksamhet.',
  ],
  ongoing: [
    'Halvvägs. En tjänst har varit vakant sedan i våras.',
    'Förstudien är klar och visar vägen. Genomförandet fortsätter nästa år.',
    'Två av tre förvaltningar är med. Den sista börjar efter sommaren.',
    'Leverantören är försenad, så arbetet fortsätter.',
  ],
  cancelled: [
    'Avbrutet. Staten tar fram en gemensam lösning som vi väntar på.',
    'Avbrutet. Pengarna behövdes till annat och nyttan var osäker.',
  ],
} as const;

export const NOTES = [
  'Avstämt med leverantören. Tidplanen håller.',
  'Första gruppen har gått utbildningen. Bra omdömen, men tiden behöver läggas tidigare på dagen.',
  'Styrgruppen vill se kostnaden per förvaltning innan nästa steg.',
  'Rutinen är beslutad och ligger på intranätet.',
  'Vi har lånat upplägget från en grannkommun och anpassat det.',
  'Facken är informerade. Inga invändningar.',
] as const;
