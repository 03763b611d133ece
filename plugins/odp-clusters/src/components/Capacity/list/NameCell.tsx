import { useListStyles } from './listStyles';

/** The name of a row; a click selects it. */
export function NameCell({
  name,
  onSelect,
}: {
  name: string;
  onSelect: () => void;
}) {
  const classes = useListStyles();
  return (
    <td className={classes.name}>
      <button
        type="button"
        className={classes.link}
        title={name}
        onClick={onSelect}
      >
        {name}
      </button>
    </td>
  );
}
