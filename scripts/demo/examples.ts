import type { Kysely } from 'kysely';
import { offerExample } from '#app/features/learning/offer-example.server';
import type { Database, Id } from '#db/schema';
import { addDays, instantAt } from './calendar';
import { succeeded } from './walk-assessment';

interface Example {
  organisation: string;
  direction: string;
  title: string;
  text: string;
  contact: string;
  /** Days from the day on which the demo is loaded. */
  days: number;
}

/** What some organisations offer to tell: one of them on a direction that it doesn't show by name. */
const EXAMPLES: readonly Example[] = [
  {
    organisation: 'orebro',
    direction: 'LED2',
    title: 'E-tjänster i hela kedjan, inte bara ansökan',
    text: 'Vi gick igenom de tjugo vanligaste ärendena tillsammans med handläggarna och tog bort steg innan vi byggde något. Bygglov och föreningsbidrag går nu från ansökan till beslut utan papper, och svarstiden har blivit ungefär hälften så lång.',
    contact: 'Digitaliseringsavdelningen, via kommunens växel',
    days: 200,
  },
  {
    organisation: 'orebro',
    direction: 'TRY1',
    title: 'Gemensam rutin för inloggning och behörigheter',
    text: 'Vi berättar om hur vi införde en samlad rutin för behörigheter när någon börjar, byter roll eller slutar, och hur vi fick cheferna att följa den. Vi talar om arbetssättet, inte om enskilda skydd.',
    contact: 'Informationssäkerhetsfunktionen, gemensam brevlåda hos kommunen',
    days: 120,
  },
  {
    organisation: 'kumla',
    direction: 'KOM3',
    title: 'Digital kompetens som del av medarbetarsamtalet',
    text: 'Varje medarbetare skattar sig själv en gång om året mot sex beskrivna nivåer. Chefen ser gruppens bild, inte den enskildes, och väljer två kurser per termin. Efter två år går nästan alla utbildningar åt till det som faktiskt saknades.',
    contact: 'HR-enhetens utvecklingsfunktion, via växeln',
    days: 240,
  },
  {
    organisation: 'kumla',
    direction: 'INF1',
    title: 'Så kartlade vi adresser utan bredband',
    text: 'Tillsammans med byalagen gick vi igenom varje adress som saknade fiber och skilde dem som valt bort från dem som inte kan få. Det gav ett underlag som Länsstyrelsen kunde använda direkt.',
    contact: 'Samhällsbyggnadsförvaltningens bredbandsfunktion',
    days: 90,
  },
  {
    organisation: 'karlskoga',
    direction: 'INN1',
    title: 'Öppna data i liten skala',
    text: 'Vi började med tre datamängder som andra redan frågade efter: parkering, lekplatser och luftkvalitet. Ett enkelt beslut om vem som uppdaterar var viktigare än tekniken.',
    contact: 'Kommunledningsförvaltningens digitaliseringsfunktion',
    days: 160,
  },
  {
    organisation: 'region-orebro-lan',
    direction: 'KOM1',
    title: 'Digital hjälp på biblioteken i hela länet',
    text: 'Vi samordnar utbildning och material för de bibliotek som hjälper invånare med e-legitimation och e-tjänster. Det finns ett färdigt upplägg för en halvdag som alla kommuner kan använda.',
    contact: 'Biblioteksutvecklingen, gemensam brevlåda',
    days: 300,
  },
];

/** Some organisations offer to tell, a few days before the demo is loaded. */
export async function offerExamples(
  db: Kysely<Database>,
  organisations: readonly { id: Id; slug: string }[],
  coordinatorOf: (slug: string) => Id,
  today: string,
): Promise<void> {
  const now = instantAt(addDays(today, -3), '10:20');
  for (const { organisation, days, ...words } of EXAMPLES) {
    const place = organisations.find(({ slug }) => slug === organisation);
    if (!place) throw new Error(`demo: no organisation ${organisation}`);
    const input = {
      ...words,
      willingUntil: addDays(today, days),
      organisationId: place.id,
      organisationIds: [place.id],
    };
    succeeded(await offerExample(db, input, { now, actor: { personId: coordinatorOf(organisation) } }));
  }
}
