import './trust.ts';
import { followAddress } from './state/address.ts';
import { followPreferences } from './state/preferences.ts';
import { followVersion } from './offline/version.ts';
import './elements/wm-app.ts';
import { followKeys } from './state/history.ts';
import { followReading } from './state/reading-settings.ts';
import { nameParts } from './state/project-parts.ts';
import { engine } from './state/corpus.ts';

followAddress();
followPreferences();
nameParts();
followKeys();
followReading();
void followVersion();

// For the console of the browser: a question as the Methods view shows it, replayed by hand; bytes in use.
Object.assign(globalThis, { wenmai: { ask: engine.ask.bind(engine), memory: engine.memory.bind(engine) } });
