import { ALL_VALUE } from '@internal/plugin-odp-observability-common';
import { SearchField } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  choiceInWords,
  problemInWords,
  toggleValue,
  type VariableChoice,
} from '../../model/variableChoice';
import { PopoverButton } from './PopoverButton';

const useStyles = makeStyles({
  options: { border: 0, margin: '8px 0 0', padding: 0, minWidth: 180 },
  option: {
    display: 'flex',
    gap: 8,
    alignItems: 'baseline',
    padding: '3px 0',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
  },
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** From so many options on, one searches. */
const SEARCHED = 12;
/** Options that are listed at once; the others are found by searching. */
const LISTED = 200;

interface MultiSelectProps {
  choice: VariableChoice;
  onChange: (values: string[]) => void;
}

/** A variable that stands for several values, or for all that one may see. */
export function MultiSelect({ choice, onChange }: MultiSelectProps) {
  const classes = useStyles();
  const [search, setSearch] = useState('');
  const { variable, options = [], values, isCut } = choice;
  const problem = problemInWords(choice);
  const label = variable.label ?? variable.name;
  const found = options.filter(option =>
    option
      .toLocaleLowerCase('en-US')
      .includes(search.toLocaleLowerCase('en-US')),
  );
  const boxes = [
    ...(variable.includeAll
      ? [{ value: ALL_VALUE, label: 'All you may see' }]
      : []),
    ...found.slice(0, LISTED).map(value => ({ value, label: value })),
  ];
  return (
    <PopoverButton
      label={label}
      value={choiceInWords(choice)}
      description={problem}
    >
      {() => (
        <>
          {options.length >= SEARCHED && (
            <SearchField
              label={`Search ${label}`}
              value={search}
              onChange={setSearch}
            />
          )}
          <fieldset className={classes.options} aria-label={label}>
            {boxes.map(box => (
              <label key={box.value} className={classes.option}>
                <input
                  type="checkbox"
                  checked={values.includes(box.value)}
                  onChange={() => onChange(toggleValue(choice, box.value))}
                />
                {box.label}
              </label>
            ))}
          </fieldset>
          {(isCut || found.length > LISTED) && (
            <p className={classes.quiet}>There are more; search for them.</p>
          )}
          {problem && <p className={classes.quiet}>{problem}</p>}
        </>
      )}
    </PopoverButton>
  );
}
