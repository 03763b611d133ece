import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: 6,
    alignItems: 'flex-start',
    padding: '6px 12px',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    '& svg': { fontSize: 14, marginTop: 1 },
  },
});

/** What cannot be read, and what the caller may not see. */
export function ArchitectureFoot(props: { architecture: Architecture }) {
  const { gaps, components } = props.architecture;
  const classes = useStyles();
  const hidden = [
    ...new Set(
      components
        .filter(({ presence }) => presence === 'hidden')
        .flatMap(({ namespace }) => namespace ?? []),
    ),
  ];
  const lines = [
    ...gaps.map(({ message }) => message),
    ...(hidden.length
      ? [
          `Components in ${hidden.join(
            ', ',
          )} are drawn without their state: your role lacks odp.namespace.read there. The platform team grants it.`,
        ]
      : []),
  ];
  return (
    <>
      {lines.map(line => (
        <div key={line} className={classes.line}>
          <LockIcon aria-hidden />
          <span>{line}</span>
        </div>
      ))}
    </>
  );
}
