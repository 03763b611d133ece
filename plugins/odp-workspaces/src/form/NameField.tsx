import type { IdCheck } from '@internal/plugin-odp-workspaces-common';
import { errorSentence, type LiveView } from '@internal/plugin-odp-react';
import { Notice } from '../components/Notice';
import { TextField } from '../components/TextField';
import { FormPart } from './FormPart';
import { useSettled } from './useSettled';

/** Between two keys no name is asked for. */
const TYPING_MS = 300;

interface NameFieldProps {
  label: string;
  description?: string;
  placeholder: string;
  value: string;
  onChange: (value: string | undefined) => void;
  /** Asks for a name; for nothing without one. */
  useCheck: (name: string | undefined) => LiveView<IdCheck>;
  /** What is said of a name that is free, such as "acme is free". */
  freeWords: (name: string) => string;
}

/** A name of something that is to be made; says at once whether it can have it. */
export function NameField(props: NameFieldProps) {
  const { label, description, placeholder, value } = props;
  const { onChange, useCheck, freeWords } = props;
  const name = useSettled(value, TYPING_MS) || undefined;
  const { data, error } = useCheck(name);
  return (
    <FormPart description={description}>
      <TextField
        label={label}
        value={value}
        onChange={text => onChange(text || undefined)}
        placeholder={placeholder}
      />
      <div role="status">
        {name && data && (
          <Notice status={data.isFree ? 'healthy' : 'failing'}>
            {data.isFree ? freeWords(name) : data.reason}
          </Notice>
        )}
        {name && !data && error && (
          <Notice status="failing">{errorSentence(error)}</Notice>
        )}
      </div>
    </FormPart>
  );
}
