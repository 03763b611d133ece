import type { ReactNode } from 'react';

/** A link or button under a message: `to` inside the portal, `href` outside, `onClick` here. */
export type ViewAction = {
  label: string;
  /** Smaller words behind it, such as "about 1 min". */
  hint?: string;
} & (
  | { to: string; href?: undefined; onClick?: undefined }
  | { href: string; to?: undefined; onClick?: undefined }
  | { onClick: () => void; to?: undefined; href?: undefined }
);

/** What every message says: what is the matter, why, and what to do next. */
export interface ViewMessageText {
  title: string;
  detail?: ReactNode;
  actions?: ViewAction[];
}

/**
 * The eight view states. `loading` and `stale` keep what was shown before;
 * the messages replace it, inside the frame that stays.
 */
export type ViewStateValue =
  | { kind: 'ready' }
  | {
      kind: 'loading';
      /** Since when, milliseconds. */
      since?: number;
      /** Of the data still shown, milliseconds. */
      lastLoadedAt?: number;
    }
  | {
      kind: 'stale';
      /** ISO 8601 UTC or milliseconds. */
      since?: string | number;
      /** Such as "the API answers 504". */
      reason?: string;
      nextAttemptAt?: string | number;
      onRetry?: () => void;
    }
  | ({ kind: 'empty-by-nature' } & ViewMessageText)
  | ({ kind: 'empty-by-filter' } & ViewMessageText)
  | ({ kind: 'not-permitted' } & ViewMessageText)
  | ({
      kind: 'source-failed';
      /** ISO 8601 UTC or milliseconds. */
      since?: string | number;
      nextAttemptAt?: string | number;
      onRetry?: () => void;
    } & ViewMessageText)
  | ({ kind: 'not-set-up' } & ViewMessageText);

/** The name of a view state. */
export type ViewStateKind = ViewStateValue['kind'];
