/** The mark of the product: rising steps and a star. */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none', display: 'block' }}>
      <path d="M2 21v-5h6v-4.500h6V7h8v14Z" fill="var(--accent-fill)" />
      <path d="m6.500 1.800 1.300 2.700 2.900.4-2.100 2 .5 2.900-2.600-1.400-2.600 1.400.5-2.900-2.100-2 2.900-.4Z" fill="var(--star)" />
    </svg>
  );
}
