import type {
  EmptyReason,
  PanelAnswer,
} from '@internal/plugin-odp-observability-common';

/** What is known of a panel now. The last answer stays while the next is on its way, and when it fails. */
export interface PanelReading {
  /** The last one that says what the panel shows: data, or why there is none. */
  answer?: PanelAnswer;
  /** For which range that was asked, as the page has it. */
  askedFor?: string;
  /** Of the last try; cleared by the next one that works. */
  error?: string;
  /** Of that error, where the backend gives a reason of a kind. */
  why?: EmptyReason;
  /** Since when the panel is asked for, milliseconds. */
  loadingSince?: number;
  /** Since when it cannot be read, milliseconds. */
  failingSince?: number;
}
