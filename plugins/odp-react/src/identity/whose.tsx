import { SegmentedControl } from '../controls/SegmentedControl';
import { choiceParam } from '../url/urlParams';
import { useUrlState } from '../url/useUrlState';

/** Whether a list shows what the user owns, or all that the user may see. */
export type Whose = 'mine' | 'everybody';

const PARAMS = {
  whose: choiceParam<Whose>(['mine', 'everybody'], 'mine'),
};

/** Whose things the page shows, in the URL; all sections of a page share it. */
export function useWhose(): [Whose, (whose: Whose) => void] {
  const [{ whose }, setParams] = useUrlState(PARAMS);
  return [whose, next => setParams({ whose: next })];
}

/** Props of {@link WhoseSwitch}. */
export interface WhoseSwitchProps {
  value: Whose;
  onChange: (whose: Whose) => void;
}

/** Mine, or everybody's. */
export function WhoseSwitch({ value, onChange }: WhoseSwitchProps) {
  return (
    <SegmentedControl
      label="Whose"
      value={value}
      segments={[
        { value: 'mine', label: 'Mine' },
        { value: 'everybody', label: 'Everybody\u2019s' },
      ]}
      onChange={onChange}
    />
  );
}
