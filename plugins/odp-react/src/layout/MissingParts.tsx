import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 6,
    alignItems: 'flex-start',
    padding: '6px 12px',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    overflowWrap: 'anywhere',
    '& svg': { fontSize: 14, marginTop: 1, flex: 'none' },
  },
});

/** Props of {@link MissingParts}. */
export interface MissingPartsProps {
  /** What cannot be read, with what to do about it. */
  gaps: Array<{ kind: string; message: string }>;
  hidden?: {
    count: number;
    /** Only for those who may know that they exist. */
    names?: string[];
    /** What one of them is, such as "namespace". */
    one: string;
    /** Right that is missing, such as `odp.namespace.read`. */
    right: string;
  };
}

/** Under a list, what it cannot show: what cannot be read, and what is not for the caller. */
export function MissingParts({ gaps, hidden }: MissingPartsProps) {
  const classes = useStyles();
  const lines = gaps.map(({ kind, message }) => ({ key: kind, message }));
  if (hidden?.count) {
    lines.push({ key: 'hidden', message: hiddenSentence(hidden) });
  }
  return (
    <>
      {lines.map(({ key, message }) => (
        <div key={key} className={classes.root}>
          <LockIcon aria-hidden />
          <span>{message}</span>
        </div>
      ))}
    </>
  );
}

function hiddenSentence({
  count,
  names,
  one,
  right,
}: NonNullable<MissingPartsProps['hidden']>): string {
  const who = names?.length ? ` (${names.join(', ')})` : '';
  const what = count === 1 ? `1 ${one}${who} is` : `${count} ${one}s${who} are`;
  return `${what} not shown: your role lacks ${right} there. The platform team grants it.`;
}
