// The questions of a user over a corpus of real news in one browser worker, and the same in NLTK over the same tokens, in one
// run: node speed.mjs [FILE]. FILE is an archive of texts; without it that of corpus.mjs. One plain line for each question.
// PYTHON names a Python that has NLTK (scripts/oracles/requirements.txt).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive } from './corpus.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const file = process.argv[2] ?? archive(root);
if (!file || !existsSync(file)) {
  console.log('No archive of news here: WENMAI_NEWS=/path/to/archive.zip make speed');
  process.exit(1);
}
const run = (command, args, errors = 'inherit') => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', errors], maxBuffer: 1 << 26 });
const last = (text) => JSON.parse(text.trim().split('\n').pop());

mkdirSync(join(root, 'target/corpus'), { recursive: true });
const tokens = join(root, 'target/corpus/tokens.txt');
// No question has this name: only the tokens are wanted.
run('cargo', ['run', '--quiet', '--release', '--locked', '--features', 'measuring', '--bin', 'time_questions', '--', file, '(none)', tokens]);
const ours = last(run('node', [join(here, 'questions.mjs'), file]));
let theirs = null;
try {
  theirs = last(run(process.env.PYTHON ?? 'python3', [join(root, 'scripts/oracles/speed.py'), tokens], 'ignore'));
} catch {
  console.log('NLTK is not here: PYTHON=/path/to/python make speed (scripts/oracles/requirements.txt)');
}

const ms = (time) => `${time.toFixed(time < 100 ? 1 : 0)} ms`;
// What others on the machine take does not count, where the system tells.
const own = ({ clock, busy }) => busy ?? clock;
const both = ({ clock, busy }) => (busy === null ? ms(clock) : `${ms(busy)} (${ms(clock)} by the clock)`);
console.log(`${ours.documents} documents, ${ours.tokens} tokens, Chromium ${ours.version}, one worker, read in ${(ours.milliseconds / 1000).toFixed(1)} s; medians, processor time of the page`);
console.log(`the first question after reading, lines of 中国: ${both(ours.first)}`);
let missed = 0;
for (const { name, target, again, fresh } of ours.questions) {
  if (own(again) > target) missed += 1;
  const nltk = theirs?.questions[name];
  const ratio = nltk ? `; NLTK ${theirs.version} ${ms(nltk.busy)}, ${(nltk.busy / own(again)).toFixed(0)} times as long` : '';
  console.log(`${name}: ${both(again)}, at most ${target} ms: ${own(again) <= target ? 'yes' : 'NO'}; of a new selection ${both(fresh)}${ratio}`);
}
process.exit(missed > 0 ? 1 : 0);
