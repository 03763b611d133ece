import CheckIcon from '@material-ui/icons/Check';
import { ActionButton } from './ActionButton';
import { useCopy } from './useCopy';

/** Props of {@link CopyTextButton}. */
export interface CopyTextButtonProps {
  /** Such as "Copy YAML". */
  label: string;
  text: string;
}

/** Copies a text that stands beside it, and says how that went. */
export function CopyTextButton({ label, text }: CopyTextButtonProps) {
  const [outcome, copy] = useCopy();
  return (
    <>
      <ActionButton small onClick={() => copy(text)}>
        {outcome === 'copied' && (
          <CheckIcon aria-hidden style={{ fontSize: 14 }} />
        )}
        {label}
      </ActionButton>{' '}
      <span role="status" style={{ fontSize: 12 }}>
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' &&
          'The browser refused; select the text and copy it'}
      </span>
    </>
  );
}
