// Runs the tests of the state files and says in one closing line how many there were.
import { spawnSync } from 'node:child_process';
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--reporter=default', '--outputFile.json=test-results/unit.json'], {
  cwd: new URL('..', import.meta.url).pathname, stdio: ['ignore', 'inherit', 'inherit'],
});
const { readFileSync } = await import('node:fs');
const result = JSON.parse(readFileSync(new URL('../test-results/unit.json', import.meta.url)));
console.log(`ui: ${result.numPassedTests} passed, ${result.numFailedTests} failed, ${result.numPendingTests} skipped`);
process.exit(run.status ?? 1);
