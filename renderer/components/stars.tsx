import { useId } from 'react';

const STAR = 'M10 1.800l2.550 5.170 5.700.830-4.120 4.020.970 5.680L10 14.820 4.900 17.500l.970-5.680L1.750 7.800l5.700-.830Z';

export interface StarsProps {
  /** Filled stars, halves included (3.5). */
  readonly stars: number;
  /** How many stars the scheme's best level has. */
  readonly of: number;
  /** Accessible name: the level's name, such as 四星. */
  readonly label: string;
  /** 8 in strips of periods, 11 in rows, 13 in lists, 18 in heads. */
  readonly size?: 8 | 11 | 13 | 18;
  /** Leaves out the empty ones, where there is little room. */
  readonly filledOnly?: boolean;
}

/** A level as stars: filled gold, the rest outlined; half stars are clipped. */
export function Stars({ stars, of: full, label, size = 13, filledOnly = false }: StarsProps) {
  const clipId = useId();
  const of = filledOnly ? Math.ceil(stars) : full;
  const gap = size === 18 ? 2 : size <= 11 ? 0.5 : 1;
  const step = size + gap;
  const width = of * step - gap;
  return (
    <svg role="img" aria-label={label} width={width} height={size} viewBox={`0 0 ${width} ${size}`} style={{ flex: 'none', display: 'block' }}>
      {Array.from({ length: of }, (_, i) => {
        const filled = Math.max(0, Math.min(1, stars - i));
        const place = `translate(${i * step} 0) scale(${size / 20})`;
        return (
          <g key={i} transform={place}>
            {filled < 1 && <path d={STAR} fill="none" stroke="var(--star-outline)" strokeWidth={size < 13 ? 1.7 : 1.4} strokeLinejoin="round" />}
            {filled > 0 && filled < 1 && (
              <clipPath id={`${clipId}${i}`}>
                <rect x="0" y="0" width={20 * filled} height="20" />
              </clipPath>
            )}
            {filled > 0 && <path d={STAR} fill="var(--star)" {...(filled < 1 ? { clipPath: `url(#${clipId}${i})` } : {})} />}
          </g>
        );
      })}
    </svg>
  );
}
