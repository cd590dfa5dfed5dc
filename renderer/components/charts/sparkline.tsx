/** A trend in a table cell: grey line, accent dot at the end, no axis; gaps stay gaps. 96 x 22. */
export function Sparkline({ values, label }: { readonly values: readonly (string | null)[]; readonly label: string }) {
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  const known = numbers.filter((value) => value !== null);
  if (known.length === 0) return <span className="hint">—</span>;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (place: number): number => 3 + (numbers.length === 1 ? 87 : (place * 87) / (numbers.length - 1));
  const y = (value: number): number => (high === low ? 11 : 18 - ((value - low) * 14) / (high - low));
  let path = '';
  numbers.forEach((value, place) => {
    if (value !== null) path += `${place === 0 || numbers[place - 1] === null ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = numbers.findLastIndex((value) => value !== null);
  return (
    <svg role="img" aria-label={label} width={96} height={22} viewBox="0 0 96 22" style={{ display: 'block' }}>
      <path d={path} fill="none" stroke="var(--series-cohort)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(numbers[last] ?? 0)} r="2.5" fill="var(--accent)" />
    </svg>
  );
}
