import {
  type Hidden,
  type NamespaceList,
  plural,
} from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    gap: 6,
    alignItems: 'flex-start',
    padding: '6px 12px',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    '& svg': { fontSize: 14, marginTop: 1 },
  },
});

/** What the table cannot show: kinds that cannot be read, namespaces that are not for the caller. */
export function NamespacesFoot({ list }: { list: NamespaceList }) {
  const classes = useStyles();
  return (
    <>
      {list.gaps.map(({ kind, message }) => (
        <div key={kind} className={classes.foot}>
          <LockIcon aria-hidden />
          <span>{message}</span>
        </div>
      ))}
      {list.hidden.count > 0 && (
        <div className={classes.foot}>
          <LockIcon aria-hidden />
          <span>{hiddenSentence(list.hidden)}</span>
        </div>
      )}
    </>
  );
}

function hiddenSentence({ count, names }: Hidden): string {
  const who = names?.length ? ` (${names.join(', ')})` : '';
  return `${plural(count, 'namespace')}${who} ${
    count === 1 ? 'is' : 'are'
  } not shown: your role lacks odp.namespace.read there. The platform team grants it.`;
}
