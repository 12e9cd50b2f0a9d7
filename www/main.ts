import './trust.ts';
import { followAddress } from './state/address.ts';
import { choose, followPreferences, language } from './state/preferences.ts';
import { followVersion } from './offline/version.ts';
import { WmApp } from './elements/wm-app.ts';
import { followDates } from './state/dating.ts';
import { followKeys } from './state/history.ts';
import { followTitles } from './state/titles.ts';
import { followReading } from './state/reading-settings.ts';
import { nameParts } from './state/project-parts.ts';
import { engine } from './state/corpus.ts';

// What stood in its place said what to do should this script never run.
document.querySelector('#boot')?.remove();
followAddress();
void choose(language.peek()).then(() => {
  followPreferences();
  customElements.define('wm-app', WmApp);
}).catch((error: unknown) => {
  // Without its words the page has no other way to say it.
  document.body.append(`文脉 Wenmai: ${error instanceof Error ? error.message : String(error)}`);
});
nameParts();
followKeys();
followReading();
followDates();
followTitles();
void followVersion();

// For the console of the browser: a question as the Methods view shows it, replayed by hand; bytes in use.
Object.assign(globalThis, { wenmai: { ask: engine.ask.bind(engine), memory: engine.memory.bind(engine) } });
