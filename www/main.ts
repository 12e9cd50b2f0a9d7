import './trust.ts';
import { followAddress } from './state/address.ts';
import { followPreferences } from './state/preferences.ts';
import './elements/wm-app.ts';

followAddress();
followPreferences();
