/** All views but the start: loaded as soon as the page is idle, or at once when one of them is asked for. */
import '../i18n/late-words.ts';
import './wm-collocations.ts';
import './wm-compare.ts';
import './wm-concordance.ts';
import './wm-documents.ts';
import './wm-methods.ts';
import './wm-terms.ts';
import './wm-timeline.ts';
