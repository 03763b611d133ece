import type {
  EmptyReason,
  Panel,
} from '@internal/plugin-odp-observability-common';
import type { ViewStateValue } from '@internal/plugin-odp-react';
import type { PanelReading } from './panelReading';

interface PanelStateOptions {
  /** The range that the page asks for now, as it stands in the URL. */
  askedFor: string;
  /** The load under way takes long enough to be news. */
  isSlow: boolean;
  onRetry: () => void;
  /** Path of where one is told what to set up. */
  doctorPath?: string;
}

/** The view state of one panel: what it says stays its own. */
export function panelStateOf(
  panel: Pick<Panel, 'title' | 'field'>,
  reading: PanelReading | undefined,
  options: PanelStateOptions,
): ViewStateValue {
  const { answer, error, loadingSince, failingSince, askedFor } = reading ?? {};
  const { isSlow, onRetry } = options;
  if (error !== undefined && !isSlow) {
    // What was read for another range is no answer to this one.
    return answer?.state === 'data' && askedFor === options.askedFor
      ? { kind: 'stale', since: answer.asOf, reason: error, onRetry }
      : {
          kind: 'source-failed',
          title: `${panel.title || 'The panel'} cannot be read`,
          detail: error,
          since: failingSince,
          onRetry,
        };
  }
  if (!answer) {
    return { kind: 'loading', since: loadingSince };
  }
  if (answer.state === 'empty') {
    return emptyStateOf(panel, answer.why, options);
  }
  return isSlow || (loadingSince !== undefined && askedFor !== options.askedFor)
    ? {
        kind: 'loading',
        since: loadingSince,
        lastLoadedAt: Date.parse(answer.asOf),
      }
    : { kind: 'ready' };
}

/** No traffic, no data and not set up are three things, and each is told with what to do. */
function emptyStateOf(
  { field }: Pick<Panel, 'field'>,
  why: EmptyReason | undefined,
  { onRetry, doctorPath }: PanelStateOptions,
): ViewStateValue {
  const detail = why && [why.sentence, settingInWords(why)].join(' ').trim();
  const doctor = doctorPath
    ? [{ label: 'Open the checks', to: doctorPath }]
    : [];
  switch (why?.kind) {
    case 'no-traffic':
      return {
        kind: 'empty-by-nature',
        title: 'No traffic',
        detail: `${detail} Nothing is wrong with the source: choose a longer range, or wait for the first request.`,
      };
    case 'nothing-matches':
      return {
        kind: 'empty-by-nature',
        title: field.noValue ?? 'Nothing matches',
        detail:
          'It is measured, and there is nothing of it for what was chosen, in this range.',
      };
    case 'not-set-up':
      return {
        kind: 'not-set-up',
        title: 'Not set up',
        detail,
        actions: doctor,
      };
    case 'not-permitted':
      return { kind: 'not-permitted', title: 'Not for your role', detail };
    case 'source-down':
      return {
        kind: 'source-failed',
        title: 'The source does not answer',
        detail,
        actions: doctor,
        onRetry,
      };
    default:
      return {
        kind: 'empty-by-nature',
        title: 'No data',
        detail:
          detail ??
          'The source answers and has no sample of it in this range. Choose a longer range, or look whether its exporter is scraped.',
        actions: doctor,
      };
  }
}

/** What has a remedy is said on top of the page, once for all of its panels. */
function settingInWords({ setting, remedy }: EmptyReason): string {
  return setting && !remedy ? `Set ${setting}.` : '';
}
