/** What a chart shows, as plain data: the page makes it, the chart module draws it. */
interface Common {
  title: string;
  /** What the values are; for the networks and maps, how they are to be read. */
  unit: string;
  /** Names of the bars, periods, words, rows or points, in order. */
  labels: string[];
  /** For those who do not see the chart. */
  description: string;
  /** Version, N, settings: drawn under every exported chart. */
  source: string;
}
export interface BarsSpec extends Common {
  kind: 'bars';
  values: number[];
  /** Digits after the point. */
  digits?: number;
  /** What bars to the right and to the left mean, where there are both. */
  sides?: [string, string];
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
    /** The mean of each stretch between two points at which it changes. */
    levels?: (number | null)[];
  }[];
  /** How what is drawn besides the series is called. */
  key?: { smooth: string; values: string; band: string; burst: string; level: string };
  /** One height for several charts. */
  most?: number;
  /** The strip below: how much text each period holds. */
  tokens: number[];
  tokensLabel: string;
  /** Digits after the point. */
  digits: number;
}
/** Words at places that the core has settled, and the ties among them. */
export interface NetworkSpec extends Common {
  kind: 'network';
  /** In ems from the middle; how large the word's point is, 0 to 1; whether it is the node. */
  nodes: { x: number; y: number; size: number; node: boolean; text: string }[];
  /** How strong the tie is, 0 to 1, and what is said of it. Ties by windows are lines, others are dashed. */
  edges: { source: number; target: number; strength: number; window: boolean; text: string }[];
  /** How the two kinds of ties are called. */
  orders: [string, string];
}
/** Rows of numbers, the larger the darker. */
export interface HeatSpec extends Common {
  kind: 'heat';
  columns: string[];
  /** Of each row, one of each column. */
  values: number[][];
  /** Before which column the node stands, and how it is called. */
  node: number;
  nodeName: string;
}
/** Points on a plane. */
export interface MapSpec extends Common {
  kind: 'map';
  points: [number, number][];
  /** What is said of each. */
  texts: string[];
  /** The point that is looked at, and those that are like it. */
  here: number;
  near: number[];
  legend: [all: string, here: string, near: string];
  axes: [string, string];
}
export type ChartSpec = BarsSpec | TimelineSpec | NetworkSpec | HeatSpec | MapSpec;

/** Of a chart, in pixels. */
export interface Size { width: number; height: number }

export interface Theme {
  language: string;
  ink: string;
  muted: string;
  rule: string;
  paper: string;
  accent: string;
  /** What is compared with the accent. */
  other: string;
  /** On the accent. */
  onAccent: string;
  series: string[];
  sans: string;
  serif: string;
}

/** What was clicked. */
export interface Opened {
  index: number;
  label: string;
  /** Which series, for a timeline; which column, for rows of numbers. */
  series: number;
  /** For a network: `index` is the number of a tie. */
  edge?: boolean;
}
