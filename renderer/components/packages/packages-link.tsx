import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n.ts';
import { PACKAGES } from './words.ts';

/** The way to the packages from the data page. */
export function PackagesLink() {
  const say = useWords(PACKAGES);
  const navigate = useNavigate();
  return <Button onClick={() => void navigate('/data/packages')}>{say('title')}</Button>;
}
