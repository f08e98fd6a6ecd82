// Reads the messages, fails when a language lacks one, and writes their types for the compiler.
import fs from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../src/messages');
const complete = ['en', 'fr', 'ar'];

function read(language) {
  const messages = new Map();
  let current;
  for (const line of fs.readFileSync(path.join(folder, `${language}.ftl`), 'utf8').split('\n')) {
    const head = /^([a-z][a-z0-9_-]*) =(.*)$/.exec(line);
    if (head) {
      if (messages.has(head[1])) throw new Error(`${language}.ftl says ${head[1]} twice`);
      current = head[1];
      messages.set(current, head[2]);
    } else if (/^\s/.test(line) && current) messages.set(current, `${messages.get(current)}\n${line}`);
    else current = undefined;
  }
  return messages;
}
const parameters = (text) => [...new Set([...text.matchAll(/\$([a-z][a-zA-Z0-9]*)/g)].map((m) => m[1]))].sort();

const english = read('en');
const wrong = [];
for (const language of complete) {
  const messages = read(language);
  for (const [id, text] of english) {
    if (!messages.has(id)) wrong.push(`${language}.ftl lacks ${id}`);
    else {
      const strange = parameters(messages.get(id)).filter((p) => !parameters(text).includes(p));
      if (strange.length) wrong.push(`${language}.ftl: ${id} uses $${strange.join(', $')}, which nobody hands in`);
    }
  }
  for (const id of messages.keys()) if (!english.has(id)) wrong.push(`${language}.ftl has ${id}, which is not in en.ftl`);
}
// A message that nobody says is dead weight for translators.
const sources = [];
(function walk(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) walk(full);
    else if (/\.(svelte|ts)$/.test(entry.name) && entry.name !== 'generated.ts') sources.push(fs.readFileSync(full, 'utf8'));
  }
})(path.join(folder, '..'));
const all = sources.join('\n');
const families = [...all.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)].map((m) => m[1]);
for (const id of english.keys())
  if (!all.includes(`'${id}'`) && !all.includes(`"${id}"`) && !families.some((f) => id.startsWith(f))) wrong.push(`nobody says ${id}`);
if (wrong.length) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
const lines = [...english].map(([id, text]) => {
  const names = parameters(text);
  return `  '${id}': ${names.length ? `{ ${names.map((n) => `${n}: string | number`).join('; ')} }` : 'undefined'};`;
});
const out = `// Written by \`npm run messages\` from en.ftl; not by hand.\nexport interface Messages {\n${lines.join('\n')}\n}\nexport type MessageId = keyof Messages;\n`;
const target = path.join(folder, 'generated.ts');
if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== out) fs.writeFileSync(target, out);
