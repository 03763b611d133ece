import type {
  ArchitectureComponent,
  Status,
} from '@internal/plugin-odp-clusters-common';
import { StatusIcon, statusTextClasses } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import ShieldIcon from '@material-ui/icons/Security';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import {
  budgetWords,
  meshSign,
  presenceWords,
  readyWords,
  shownStatus,
} from '../../../architecture/model/componentWords';
import { MeshMark } from './MeshMark';

const border = (status: Status) => ({
  borderLeftColor: `var(--odp-${status}-fill)`,
});

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    padding: '6px 5px 5px 6px',
    border: '1px solid var(--odp-line)',
    borderLeftWidth: 4,
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    boxShadow: 'var(--odp-shadow)',
    color: 'var(--odp-text)',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { background: 'var(--odp-hover)' },
  },
  borderFailing: border('failing'),
  borderDegraded: border('degraded'),
  borderUnknown: border('unknown'),
  borderProgressing: border('progressing'),
  borderHealthy: border('healthy'),
  unmeasured: { borderStyle: 'dashed', boxShadow: 'none' },
  chosen: { boxShadow: '0 0 0 1.5px var(--odp-text)' },
  dimmed: { opacity: 0.3, cursor: 'default' },
  title: {
    display: 'flex',
    gap: 5,
    alignItems: 'flex-start',
    fontSize: 12,
    fontWeight: 500,
    lineHeight: '14px',
    '& svg': { fontSize: 13 },
  },
  name: {
    display: '-webkit-box',
    '-webkit-line-clamp': 2,
    '-webkit-box-orient': 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'flex',
    gap: 4,
    letterSpacing: -0.2,
    alignItems: 'center',
    fontSize: 11,
    lineHeight: '14px',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    '& svg': { fontSize: 12, verticalAlign: -2 },
  },
  /** Left out where it does not fit, and not cut: behind nothing at all it goes to a line that nobody sees. */
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    minWidth: 0,
    height: 14,
    overflow: 'hidden',
    color: 'var(--odp-secondary)',
    '&::before': { content: '""', height: 14 },
  },
  end: { marginLeft: 'auto', color: 'var(--odp-secondary)' },
  ...statusTextClasses,
});

/** What a card shows. */
interface CardData extends Record<string, unknown> {
  component: ArchitectureComponent;
  label: string;
  /** Selected, or an end of the selected edge. */
  chosen: boolean;
  selected: boolean;
  dimmed: boolean;
  tabStop: boolean;
}

export type CardNode = Node<CardData, 'component'>;

/** A component on the picture. */
export const ComponentCard = memo(({ data }: NodeProps<CardNode>) => {
  const classes = useStyles();
  const { component, label, chosen, selected, dimmed, tabStop } = data;
  const status = shownStatus(component);
  const borders: Record<Status, string> = {
    failing: classes.borderFailing,
    degraded: classes.borderDegraded,
    unknown: classes.borderUnknown,
    progressing: classes.borderProgressing,
    healthy: classes.borderHealthy,
  };
  const className = [
    classes.root,
    borders[status],
    component.status ? '' : classes.unmeasured,
    chosen ? classes.chosen : '',
    dimmed ? classes.dimmed : '',
  ].join(' ');
  const content = <CardContent component={component} />;
  return dimmed ? (
    <div className={className} aria-hidden>
      {content}
    </div>
  ) : (
    <button
      type="button"
      className={className}
      data-component={component.name}
      aria-label={label}
      aria-pressed={selected}
      tabIndex={tabStop ? 0 : -1}
      title={component.description}
    >
      {content}
    </button>
  );
});

function CardContent({ component }: { component: ArchitectureComponent }) {
  const classes = useStyles();
  const status = shownStatus(component);
  const ready = readyWords(component);
  const exhausted = component.budget?.allowed === 0;
  const mesh = meshSign(component);
  const note = presenceWords(component) ?? component.language;
  return (
    <>
      <span className={classes.title}>
        {component.presence === 'hidden' ? (
          <LockIcon aria-hidden />
        ) : (
          <StatusIcon status={status} size={13} decorative />
        )}
        <span className={classes.name}>{component.title}</span>
      </span>
      <span className={classes.facts}>
        {ready && (
          <span className={status === 'healthy' ? '' : classes[status]}>
            {ready}
          </span>
        )}
        {exhausted ? (
          <span className={classes.degraded} title="Disruption budget">
            <ShieldIcon aria-hidden /> {budgetWords(component)}
          </span>
        ) : (
          note && (
            <span className={classes.note}>
              <span>{note}</span>
            </span>
          )
        )}
        <span className={classes.end}>
          {mesh && <MeshMark mesh={mesh} inWords={!exhausted} />}
        </span>
      </span>
    </>
  );
}
