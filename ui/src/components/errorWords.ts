// A failure as sentences: what happened and, where the words say it after a semicolon, the next step. Pure.
const steps = /^(.+?); ((?:first |then )?(?:say|choose|move|check|ask|open|close|look|put|write|take|set|correct|give|mend|add|save|try|remove|enter)\b.+)$/su;

/** A sentence as it stands alone. A word with digits, signs or capitals of its own is a name and stays as it is. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const begun = /^\p{Ll}[\p{Ll}'’]*(?=[\s,;:]|$)/u.test(trimmed) ? trimmed.charAt(0).toLocaleUpperCase() + trimmed.slice(1) : trimmed;
  return /[\p{L}\p{N})\]"”»]$/u.test(begun) ? `${begun}.` : begun;
}
export function errorWords(message: string): { what: string; step: string } {
  const [, what, step] = steps.exec(message.trim()) ?? [];
  return what !== undefined && step !== undefined ? { what: sentence(what), step: sentence(step) } : { what: sentence(message), step: '' };
}
