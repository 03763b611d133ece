import type { ReactElement } from 'react';
import type { StatusName } from './StatusName';

/** The shapes on a field of 16 by 16: each differs in outline, not in colour alone. */
export const statusGlyphs: Record<StatusName, ReactElement> = {
  healthy: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--odp-healthy-fill)" />
      <path
        d="M4.7 8.3 7 10.6l4.3-4.7"
        fill="none"
        stroke="var(--odp-glyph)"
        strokeWidth="1.8"
      />
    </>
  ),
  progressing: (
    <>
      <path
        d="M11 2.9a6 6 0 1 1-8.6 3"
        fill="none"
        stroke="var(--odp-progressing-fill)"
        strokeWidth="1.9"
        transform="rotate(-40 8 8)"
      />
      <path d="M13.6 2v4.4H9.2z" fill="var(--odp-progressing-fill)" />
    </>
  ),
  degraded: (
    <>
      <path d="M8 1.2 15.4 14.4H.6z" fill="var(--odp-degraded-fill)" />
      <path
        d="M8 5.7v4.5M8 11.4V13"
        stroke="var(--odp-glyph)"
        strokeWidth="1.7"
      />
    </>
  ),
  failing: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="var(--odp-failing-fill)" />
      <path
        d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"
        stroke="var(--odp-glyph)"
        strokeWidth="1.8"
      />
    </>
  ),
  unknown: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.3"
        fill="none"
        stroke="var(--odp-unknown-fill)"
        strokeWidth="1.5"
        strokeDasharray="2.6 1.8"
      />
      <path
        d="M6.1 6.5a1.9 1.9 0 1 1 3 1.5c-.8.5-1.1.8-1.1 1.6M8 11v1.3"
        fill="none"
        stroke="var(--odp-unknown-fill)"
        strokeWidth="1.5"
      />
    </>
  ),
};
