import './tag.css';

/** A key drawn on the control that it presses. */
export function KeyCap({ keys }: { readonly keys: string }) {
  return (
    <kbd className="key-cap" aria-hidden="true">
      {keys}
    </kbd>
  );
}
