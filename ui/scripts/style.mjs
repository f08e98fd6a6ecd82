// Keeps components free of literal colours, pixels, physical directions and sentences (habit 20), and of the desktop's library.
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../src');
const rules = [
  { in: /\.svelte$/, bad: /#[0-9a-fA-F]{3,8}\b(?=[^<]*;)|\brgba?\(/, why: 'a literal colour' },
  { in: /\.svelte$/, part: 'style', bad: /\b\d+(\.\d+)?px\b/, why: 'literal pixels' },
  { in: /\.(svelte|css)$/, part: 'style', bad: /(?<![a-z-])(margin|padding|border)-(left|right|top|bottom)\b|(?<![a-z-])(left|right|top|bottom):|text-align:\s*(left|right)/, why: 'a physical direction' },
  { in: /\.svelte$/, part: 'markup', bad: />\s*[A-Z][a-z]+ [a-z]+[^<{]*</, why: 'a sentence that is no message' },
  { in: /\.svelte$/, part: 'markup', bad: /\sstyle="/, why: 'a style attribute, which the content policy forbids' },
  { in: /\.(svelte|ts)$/, except: /host\/tauri\.ts$/, bad: /from ['"]@tauri-apps/, why: "the desktop's library outside host/tauri.ts" },
];
const wrong = [];
(function walk(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) { walk(full); continue; }
    const text = fs.readFileSync(full, 'utf8');
    const parts = {
      style: full.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''),
      markup: text.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*<\/style>/, '').replace(/<!--[\s\S]*?-->/g, ''),
    };
    for (const rule of rules) {
      if (!rule.in.test(full) || rule.except?.test(full)) continue;
      const found = rule.bad.exec(rule.part ? parts[rule.part] : text);
      if (found) wrong.push(`${path.relative(root, full)}: ${rule.why}: ${found[0].trim().slice(0, 60)}`);
    }
    const feature = /features\/([a-z]+)\//.exec(full)?.[1];
    if (feature) for (const m of text.matchAll(/from ['"][^'"]*features\/([a-z]+)|from ['"]\.\.\/(start|overview|data|profile|checks|import|export)\//g))
      if ((m[1] ?? m[2]) !== feature) wrong.push(`${path.relative(root, full)}: features do not import each other`);
  }
})(root);
if (wrong.length) { console.error(wrong.join('\n')); process.exit(1); }
