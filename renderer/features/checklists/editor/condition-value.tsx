import { useState } from 'react';
import { useDesigner } from '../designer-context.ts';
import { PlainText } from '../fields/text-field.tsx';

/** What a comparison compares with: a number where it reads like one, else a text. */
export function ValueField({ label, path, value, onChange }: { readonly label: string; readonly path: string; readonly value: number | string; readonly onChange: (value: number | string) => void }) {
  const { isReadOnly } = useDesigner();
  const [typed, setTyped] = useState<string | null>(null);
  if (isReadOnly) return <PlainText label={label} text={String(value)} />;
  return (
    <input
      className="cd-text num"
      style={{ width: 110 }}
      aria-label={label}
      data-path={path}
      value={typed ?? String(value)}
      onChange={(event) => {
        setTyped(event.target.value);
        const text = event.target.value.trim();
        onChange(/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
