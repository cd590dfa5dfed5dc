import { Link } from 'react-router';
import { useWords } from '../../i18n.ts';
import { BENEFITS } from './words.ts';

/** The way from movements to what they move. */
export function BenefitsLink() {
  const say = useWords(BENEFITS);
  return (
    <Link to="/movements/statements" className="nowrap">
      {say('title')}
    </Link>
  );
}
