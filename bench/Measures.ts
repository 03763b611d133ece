import type { BusMeasures } from './bus';
import type { Drawing } from './drawing';
import type { HeapGrowth } from './heap';
import type { ReaderTraffic } from './measures/measureReader';
import type { PanelPage, PanelViewers } from './measures/measurePanelServing';
import type { Payloads, Serving } from './measures/measureServing';
import type { StockTraffic } from './measures/measureStock';
import type { PanelDrawing } from './panelDrawing';
import type { Reading } from './reading';
import type { BenchSize } from './sizes';
import type { Spread } from './support/statistics';

/** What can be measured of a size; what was not asked for, or failed, is absent. */
export interface Measures {
  /** Mean bytes of a pod as JSON. */
  podBytes?: number;
  heap?: HeapGrowth;
  reading?: Reading;
  payloads?: Payloads;
  quietReader?: ReaderTraffic;
  quietServing?: Serving;
  changeToSignal?: Spread;
  stock?: StockTraffic;
  busyReader?: ReaderTraffic;
  changeToList?: Spread;
  busyServing?: Serving;
  /** Bytes of changes of the topology, compressed. */
  ticks?: Spread;
  /** Of the whole backend, after the rest. */
  memory?: NodeJS.MemoryUsage;
  drawing?: Drawing;
  bus?: BusMeasures;
  panelDrawing?: PanelDrawing;
  panelPage?: PanelPage;
  panelViewers?: PanelViewers;
}

export interface SizeResult {
  size: BenchSize;
  measures: Measures;
  /** What could not be measured, and why. */
  failures: string[];
}
