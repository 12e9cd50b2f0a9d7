/** What a chart shows, as plain data: the page makes it, the chart module draws it. */
interface Common {
  title: string;
  /** What the values are. */
  unit: string;
  /** Names of the bars or periods, in order. */
  labels: string[];
  /** For those who do not see the chart. */
  description: string;
  /** Version, N, settings: drawn under every exported chart. */
  source: string;
}
export interface BarsSpec extends Common {
  kind: 'bars';
  values: number[];
}
export interface TimelineSpec extends Common {
  kind: 'timeline';
  series: {
    name: string;
    values: (number | null)[];
    /** The moving average; the values themselves are then drawn faintly. */
    smooth?: (number | null)[];
    /** The band around the values. */
    lower?: (number | null)[];
    upper?: (number | null)[];
    /** First and last period of each stretch that is tinted. */
    bursts?: [number, number][];
  }[];
  /** One height for several charts. */
  most?: number;
  /** The strip below: how much text each period holds. */
  tokens: number[];
  tokensLabel: string;
  /** Digits after the point. */
  digits: number;
}
export type ChartSpec = BarsSpec | TimelineSpec;

export interface Theme {
  language: string;
  ink: string;
  muted: string;
  rule: string;
  paper: string;
  accent: string;
  series: string[];
  sans: string;
  serif: string;
}

/** What was clicked. */
export interface Opened {
  index: number;
  label: string;
  /** Which series, for a timeline. */
  series: number;
}
