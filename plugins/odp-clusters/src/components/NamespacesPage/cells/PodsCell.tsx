import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { StatusBar, StatusIcon } from '@internal/plugin-odp-react';
import { useCellStyles } from './useCellStyles';

/** Pods as a bar, their number, and what is wrong with some. */
export function PodsCell({ item }: { item: NamespaceSummary }) {
  const classes = useCellStyles();
  if (!item.pods) {
    return <span className={classes.unknown}>unknown</span>;
  }
  const { counts, total, unscheduled, restarting } = item.pods;
  const parts = (
    [
      ['failing', counts.failing ?? 0, 'failing'],
      ['degraded', unscheduled, 'waiting'],
      ['degraded', restarting, 'restarting'],
      [
        'degraded',
        (counts.degraded ?? 0) - unscheduled - restarting,
        'degraded',
      ],
      ['unknown', counts.unknown ?? 0, 'unknown'],
      ['progressing', counts.progressing ?? 0, 'starting'],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <span className={classes.line}>
      <StatusBar counts={counts} of="pods" unscheduled={0} />
      <span>{total}</span>
      {parts.slice(0, 2).map(([status, count, word]) => (
        <span
          key={word}
          className={`${classes.line} ${classes.small} ${classes[status]}`}
        >
          <StatusIcon status={status} size={11} decorative />
          {parts.length === 1 ? `${count} ${word}` : count}
          {parts.length > 1 && <VisuallyHidden>{word}</VisuallyHidden>}
        </span>
      ))}
    </span>
  );
}

function VisuallyHidden({ children }: { children: string }) {
  return (
    <span
      style={{
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      }}
    >
      {children}
    </span>
  );
}
