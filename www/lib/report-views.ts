/** What the report says of every view: its question put again, its charts and the first rows of its tables. */
import type { AnswerOf, Envelope } from '../core/types.ts';
import { compared } from '../state/compare.ts';
import { engine } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import {
  collocatesQuestion, companyQuestion, concordanceQuestion, documentsQuestion, keyTermsQuestion, networkQuestion, phrasesQuestion, risingQuestion, similarityQuestion,
  termsQuestion, timelineQuestion, togetherQuestion,
} from '../state/questions.ts';
import { settings } from '../state/settings.ts';
import { eventsQuestion } from '../state/spoken.ts';
import { collocateColumns, placesSpec } from '../views/tables/collocates.ts';
import { eventColumns } from '../views/tables/events.ts';
import { newWordColumns } from '../views/tables/new-words.ts';
import { documentColumns } from '../views/tables/documents.ts';
import { keynessBars, keynessColumns } from '../views/tables/keyness.ts';
import { lineColumns } from '../views/tables/lines.ts';
import { networkSpec, tieColumns } from '../views/tables/network.ts';
import { similarColumns, similarMap } from '../views/tables/similar.ts';
import { termBars, termColumns } from '../views/tables/terms.ts';
import { periodColumns, timelineSpecs } from '../views/tables/timeline.ts';
import { togetherBars, togetherColumns } from '../views/tables/together.ts';
import { columns as companyColumns } from '../views/wm-company.ts';
import { newWordsQuestion } from '../views/wm-discovered.ts';
import { columns as keyColumns } from '../views/wm-keys.ts';
import { columns as phraseColumns } from '../views/wm-phrases.ts';
import { columns as risingColumns } from '../views/wm-rising.ts';
import { ROWS, type Sheet } from './report.ts';

/** Asks the question of every view and sets down the answers; what was asked, by kind. */
export async function views(sheet: Sheet): Promise<Record<string, Envelope<unknown>>> {
  const w = words.value;
  const rows = { offset: 0, limit: ROWS };
  const asked: Record<string, Envelope<unknown>> = {};
  const asking = async <K extends keyof AnswerOf>(question: Extract<Parameters<typeof engine.ask<K>>[0], object> | null): Promise<Envelope<AnswerOf[K]> | null> => {
    if (!question) return null;
    const envelope = await engine.ask<K>(question);
    asked[question.ask] = envelope;
    return envelope;
  };
  const documents = await asking<'documents'>({ ...documentsQuestion.value, ...rows });
  if (documents) {
    sheet.section(w.view.documents, documents);
    sheet.table(documentColumns(), documents.answer.rows, documents.answer.total);
  }
  const similar = await asking<'similarity'>(similarityQuestion.value);
  if (similar && similar.answer.total > 2) {
    sheet.section(`${w.view.documents}: ${w.texts.map}`, similar);
    await sheet.chart(similarMap(similar, null));
    sheet.table(similarColumns(() => undefined), similar.answer.rows, similar.answer.total);
  }
  const terms = await asking<'terms'>({ ...termsQuestion.value, ...rows });
  if (terms) {
    sheet.section(w.view.terms, terms);
    if (terms.answer.rows.length > 0) await sheet.chart(termBars(terms));
    sheet.table(termColumns(terms.answer), terms.answer.rows, terms.answer.total);
  }
  const phrases = await asking<'ngrams'>({ ...phrasesQuestion.value, ...rows });
  if (phrases && phrases.answer.total > 0) {
    sheet.section(`${w.view.terms}: ${w.compare.parts.phrases}`, phrases);
    sheet.table(phraseColumns(phrasesQuestion.value.nested ?? 'folded', phrases.answer.total), phrases.answer.rows, phrases.answer.total);
  }
  const together = await asking<'together'>(togetherQuestion.value && { ...togetherQuestion.value, ...rows });
  if (together && together.answer.total > 0) {
    sheet.section(`${w.view.terms}: ${w.spread.parts.together}`, together);
    await sheet.chart(togetherBars(together, togetherQuestion.value!.node));
    sheet.table(togetherColumns(together.answer), together.answer.rows, together.answer.total);
  }
  const keys = await asking<'key_terms'>({ ...keyTermsQuestion.value, ...rows });
  if (keys && keys.answer.documents > 1) {
    sheet.section(`${w.view.terms}: ${w.spread.parts.keys}`, keys);
    sheet.table(keyColumns(), keys.answer.rows, keys.answer.total);
  }
  const discovered = await asking<'new_words'>({ ...newWordsQuestion(), ...rows });
  if (discovered && discovered.answer.total > 0) {
    sheet.section(`${w.view.terms}: ${w.segmentation.part}`, discovered);
    sheet.table(newWordColumns(() => undefined), discovered.answer.rows, discovered.answer.total);
  }
  const collocates = await asking<'collocates'>(collocatesQuestion.value && { ...collocatesQuestion.value, ...rows });
  if (collocates) {
    sheet.section(w.view.collocations, collocates);
    sheet.table(collocateColumns(collocates.answer), collocates.answer.rows, collocates.answer.total);
  }
  if (collocates && collocates.answer.rows.length > 0) await sheet.chart(placesSpec(collocates, collocatesQuestion.value!.node));
  const network = await asking<'network'>(networkQuestion.value);
  if (network && network.answer.edges.length > 0) {
    sheet.section(`${w.view.collocations}: ${w.around.parts.network}`, network);
    await sheet.chart(networkSpec(network));
    sheet.table(tieColumns(network.answer), network.answer.edges, network.answer.edges.length);
  }
  const timeline = await asking<'timeline'>(timelineQuestion.value);
  if (timeline && timeline.answer.bins.length > 0) {
    const { measure } = settings.value.timeline;
    sheet.section(w.view.timeline, timeline);
    for (const spec of timelineSpecs(timeline, measure)) await sheet.chart(spec);
    sheet.table(periodColumns(timeline.answer, measure, () => undefined), timeline.answer.bins.map((bin, index) => ({ bin, index })), timeline.answer.bins.length);
  }
  const rising = await asking<'rising'>({ ...risingQuestion.value, ...rows });
  if (rising && rising.answer.total > 0) {
    sheet.section(`${w.view.timeline}: ${w.time.rising}`, rising);
    sheet.table(risingColumns(rising.answer), rising.answer.rows, rising.answer.total);
  }
  const events = await asking<'events'>({ ...eventsQuestion.value, ...rows });
  if (events && events.answer.total > 0) {
    sheet.section(`${w.view.timeline}: ${w.spoken.events}`, events);
    sheet.table(eventColumns(), events.answer.rows, events.answer.total);
  }
  const company = await asking<'collocates_by'>(companyQuestion.value && { ...companyQuestion.value, ...rows });
  if (company && company.answer.total > 0) {
    sheet.section(`${w.view.timeline}: ${w.company.part}`, company);
    sheet.table(companyColumns(company.answer, settings.value.timeline.top), company.answer.rows, company.answer.total);
  }
  const lines = await asking<'concordance'>(concordanceQuestion.value && { ...concordanceQuestion.value, ...rows });
  if (lines) {
    sheet.section(w.view.concordance, lines);
    sheet.table(lineColumns(settings.value.concordance.context), lines.answer.rows, lines.answer.total);
  }
  const keyness = await asking<'keyness'>(typeof compared.value === 'string' ? null : { ...compared.value, ...rows });
  if (keyness) {
    sheet.section(w.view.compare, keyness);
    if (keyness.answer.rows.length > 0) await sheet.chart(keynessBars(keyness));
    sheet.table(keynessColumns(keyness.answer), keyness.answer.rows, keyness.answer.total);
  }
  return asked;
}
