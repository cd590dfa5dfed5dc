import { z } from 'zod';
import { parseNumber } from '../exact/rational.ts';
import { strict } from './shape-parts.ts';

export const number = z.union([z.number(), z.string()]).refine((value) => parseNumber(value) !== null, { params: { reason: 'number' } });
export const numberOrUnknown = number.nullable();
export const code = z.string().min(1);
export const words = strict({ zh: z.string().min(1), en: z.string().min(1).optional() });
export const positive = z.int().min(1);
export const count = z.int().min(0);
export const expression = z.string().min(1);
