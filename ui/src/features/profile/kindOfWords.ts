// The kind of claim that words make, read from a few words of each language of the text: a proposal, which the form shows
// and the data judge. Nothing here knows numbers.
import type { ClaimWord } from './claims';

/** Words by kind; a star stands for any ending. What is said in several words is written as it is said. */
type Lexicon = Partial<Record<ClaimWord, string>>;

const lexicons: Record<string, Lexicon> = {
  en: {
    rose: 'rose, rise, rises, risen, rising, grew, grow, grows, grown, growing, growth, increase*, increasing*, climb*, gained, expanded, expanding, doubl*, tripl*, quadrupl*, went up, up from, upward, higher than',
    fell: 'fell, fall, falls, fallen, falling, decline*, declining, decrease*, decreasing, drop, drops, dropped, dropping, shrank, shrunk, shrinking, halved, dwindl*, went down, down from, downward, lower than, contracted',
    largest: 'largest, highest, biggest, greatest, most numerous, most common, peak*, record high, maximum',
    smallest: 'smallest, lowest, fewest, record low, minimum',
    at_least: 'at least, no less than, not less than, no fewer than, not fewer than, or more',
    at_most: 'at most, no more than, not more than, not above, up to, or less, or fewer',
    above: 'above, more than, exceed*, in excess of',
    below: 'below, less than, fewer than, short of',
    between: 'between, ranged from, ranges from',
  },
  fr: {
    rose: 'augment*, hausse, hausses, croissance, croît, crû, accru*, accroissement, progress*, grimp*, doubl*, tripl*, quadrupl*, en hausse, a monté, ont monté',
    fell: 'baiss*, diminu*, recul*, chut*, régress*, décru*, déclin*, réduit*, en baisse, moitié moins, tombé*',
    largest: 'plus grand*, plus élevé*, plus important*, plus nombreu*, plus fort*, maximum, maximal*, record, premier rang, sommet, pic',
    smallest: 'plus petit*, plus faible*, plus bas, plus basse*, moins nombreu*, moins élevé*, minimum, minimal*',
    at_least: 'au moins, pas moins de, au minimum',
    at_most: 'au plus, pas plus de, au maximum, jusqu’à',
    above: 'plus de, supérieur*, au-dessus, dépass*, excèd*, excéd*',
    below: 'moins de, inférieur*, au-dessous, en dessous, sous la barre',
    between: 'entre',
  },
  es: {
    rose: 'aument*, creci*, crece, crecen, crecer, subi*, sube, suben, increment*, ascend*, duplic*, triplic*, cuadruplic*, alza',
    fell: 'disminu*, descend*, descens*, bajó, bajaron, baja, bajan, bajada, cayó, cayeron, cae, caen, caída*, reduj*, reduc*, declin*',
    largest: 'mayor, mayores, más grande*, más alto*, más alta*, más numeros*, máximo*, máxima*, récord, pico',
    smallest: 'menor, menores, más pequeñ*, más bajo*, más baja*, mínimo*, mínima*',
    at_least: 'al menos, por lo menos, no menos de, como mínimo',
    at_most: 'a lo sumo, como máximo, no más de, hasta',
    above: 'más de, mayor que, superior*, por encima, super*, exced*, sobrepas*',
    below: 'menos de, menor que, inferior*, por debajo',
    between: 'entre',
  },
  ru: {
    rose: 'вырос*, выраст*, возрос*, возраст*, увелич*, рост, роста, росло, росла, росли, рос, повыс*, повыш*, поднял*, удвои*, утрои*, прирост*',
    fell: 'снизил*, снижа*, снижени*, сократи*, сокращ*, уменьш*, упал*, падени*, падал*, понизи*, понижа*, спад*, убыл*',
    largest: 'наибольш*, крупнейш*, самый большой, самая большая, самое большое, самые большие, самый высок*, самая высок*, самое высок*, максим*, рекорд*, высш*, пик, пика',
    smallest: 'наименьш*, самый низк*, самая низк*, самое низк*, самый маленьк*, самая маленьк*, миним*, низш*',
    at_least: 'не менее, не меньше, по меньшей мере, как минимум, не ниже',
    at_most: 'не более, не больше, не выше, самое большее, не превыш*, как максимум',
    above: 'более, больше, свыше, выше, превыш*, превыс*',
    below: 'менее, меньше, ниже',
    between: 'между, от ... до',
  },
  ar: {
    rose: 'ارتفع*, يرتفع, ترتفع, ارتفاع*, زاد, زادت, يزيد, تزيد, زيادة, ازداد*, يزداد, تزداد, تزايد*, نما, نمت, نمو, تضاعف*, صعد*',
    fell: 'انخفض*, ينخفض, تنخفض, انخفاض*, تراجع*, يتراجع, تتراجع, هبط*, هبوط, تناقص*, يتناقص, نقص, نقصت, قل, قلت, تقلص*',
    largest: 'اكبر, اعلى, ذروة, الحد الاقصى, قصوى',
    smallest: 'اصغر, ادنى, اقل عدد, الحد الادنى',
    at_least: 'على الاقل, ما لا يقل عن, لا يقل عن, لا تقل عن',
    at_most: 'على الاكثر, ما لا يزيد على, ما لا يزيد عن, لا يزيد على, لا يزيد عن, لا تزيد على, لا تزيد عن, لا يتجاوز, لا تتجاوز',
    above: 'اكثر من, اعلى من, اكبر من, فوق, يتجاوز, تتجاوز, تجاوز*, يفوق, تفوق',
    below: 'اقل من, ادنى من, اصغر من, دون',
    between: 'بين',
  },
};
/** What turns the words round; what is meant then is for whoever wrote them to say. */
const denials: Record<string, string> = {
  en: 'not, never, neither, nor, hardly, without', fr: 'ne, n’*, ni, jamais, sans', es: 'no, nunca, ni, sin', ru: 'не, ни, никогда, без', ar: 'لم, لا, لن, ليس, ليست, غير, دون ان',
};

/** Small letters without what writers leave out or put in: the dots of ё, the vowels, lengthenings and seats of hamza. */
const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll('’', '\'').replace(/[\u064b-\u0652\u0640]/g, '').replace(/[أإآ]/g, 'ا');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Whole words; in Arabic with "and", "so" and the article before them. */
function pattern(list: string): RegExp {
  const words = list.split(',').map((w) => plain(w.trim())).sort((a, b) => b.length - a.length)
    .map((w) => w.split(' ').map((part) => (part === '...' ? '.*' : escaped(part).replace('\\*', '[\\p{L}\\p{M}]*'))).join('\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:[وف])?(?:ال)?(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'u');
}

/** The kind that the words make: what is said first, and of what begins there the longer; none when they say nothing known. */
export function kindOfWords(words: string, lang: string): ClaimWord | undefined {
  const base = lang.split('-')[0] ?? '';
  const lexicon = lexicons[base];
  if (!lexicon) return undefined;
  const text = plain(words);
  let found: { kind: ClaimWord; at: number; length: number } | undefined;
  for (const [kind, list] of Object.entries(lexicon) as [ClaimWord, string][]) {
    const match = pattern(list).exec(text);
    if (match && (!found || match.index < found.at || (match.index === found.at && match[0].length > found.length))) found = { kind, at: match.index, length: match[0].length };
  }
  const denial = denials[base];
  // "No more than" is a bound and "did not fall" is not a fall: only what stands before the word turns it round.
  if (found && denial && pattern(denial).test(text.slice(0, found.at))) return undefined;
  return found?.kind;
}
