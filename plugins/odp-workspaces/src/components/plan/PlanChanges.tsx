import {
  countChanges,
  type FieldChange,
  type Plan,
  type PlanChange,
} from '@internal/plugin-odp-workspaces-common';
import { visuallyHidden } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { SYSTEM_TITLES } from '../../model/conditions';
import {
  countsInWords,
  planGroups,
  valueInWords,
} from '../../model/planGroups';
import { Notice } from '../Notice';

const useStyles = makeStyles({
  group: {
    padding: '8px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  head: { display: 'flex', gap: 8, justifyContent: 'space-between' },
  title: { fontSize: 12.5, fontWeight: 500, margin: 0 },
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
  list: { listStyle: 'none', margin: '4px 0 0', padding: 0 },
  change: {
    background: 'var(--odp-progressing-tint)',
    borderRadius: 2,
    padding: '4px 8px',
    marginBottom: 3,
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 12,
    overflowWrap: 'anywhere',
  },
  delete: { background: 'var(--odp-failing-tint)' },
  field: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: 10,
    paddingLeft: 14,
  },
  before: { color: 'var(--odp-failing-text)', textDecoration: 'line-through' },
  after: { color: 'var(--odp-healthy-text)', fontWeight: 500 },
  details: { paddingLeft: 14 },
});

/** Fields of a change that stand open; more are a click away. */
const OPEN_FIELDS = 8;

/** What a plan does, by system and place, with the values that change. */
export function PlanChanges({ plan }: { plan: Plan }) {
  const classes = useStyles();
  const { groups, unchanged } = planGroups(plan);
  const quiet = [...new Set(unchanged.map(({ system }) => system))];
  return (
    <>
      {groups.map(({ system, place, changes }) => (
        <section
          key={`${system} ${place}`}
          className={classes.group}
          aria-label={`${SYSTEM_TITLES[system]}, ${place}`}
        >
          <div className={classes.head}>
            <h3 className={classes.title}>
              {SYSTEM_TITLES[system]}, {place}
            </h3>
            <span className={classes.quiet}>
              {countsInWords(countChanges(changes))}
            </span>
          </div>
          <ul className={classes.list}>
            {changes.map(change => (
              <ChangeItem key={change.subject} change={change} />
            ))}
          </ul>
        </section>
      ))}
      {unchanged.length > 0 && (
        <div className={`${classes.group} ${classes.head}`}>
          <span className={classes.title}>
            {quiet.map(system => SYSTEM_TITLES[system]).join(', ')}
          </span>
          <span className={classes.quiet}>
            {plural(unchanged.length, 'object')}, no change
          </span>
        </div>
      )}
    </>
  );
}

const MARKS = {
  create: { sign: '+', word: 'made' },
  update: { sign: '~', word: 'changed' },
  delete: { sign: '\u2212', word: 'removed' },
  unchanged: { sign: '', word: 'stays' },
};

function ChangeItem({ change }: { change: PlanChange }) {
  const classes = useStyles();
  const { action, subject, fields, warnings, conflicts } = change;
  const { sign, word } = MARKS[action];
  // Of an object that is made every value is new; the values are for who wants to read them.
  const isOpen = action === 'update' && fields.length <= OPEN_FIELDS;
  const lines = fields.map(field => <FieldLine key={field.path} {...field} />);
  return (
    <li>
      <div
        className={`${classes.change} ${
          action === 'delete' ? classes.delete : ''
        }`}
      >
        <span aria-hidden>{sign}</span>{' '}
        <span style={visuallyHidden}>{word}: </span>
        {subject}
        {isOpen && lines}
        {!isOpen && fields.length > 0 && (
          <details className={classes.details}>
            <summary>{plural(fields.length, 'value')}</summary>
            {lines}
          </details>
        )}
      </div>
      {conflicts.map(({ manager, field }) => (
        <Notice key={`${manager} ${field}`} status="degraded">
          {manager} has set {field}; it is taken over.
        </Notice>
      ))}
      {warnings.map(warning => (
        <Notice key={warning} status="degraded">
          {warning}
        </Notice>
      ))}
    </li>
  );
}

function FieldLine({ path, before, after }: FieldChange) {
  const classes = useStyles();
  return (
    <div className={classes.field}>
      <span>{path || 'value'}</span>
      <span>
        {before !== undefined && (
          <del className={classes.before}>{valueInWords(before)}</del>
        )}
        {before !== undefined && after !== undefined && ' \u2192 '}
        {after !== undefined && (
          <ins className={classes.after} style={{ textDecoration: 'none' }}>
            {valueInWords(after)}
          </ins>
        )}
      </span>
    </div>
  );
}
