import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { TextPage } from '../components/text-page';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = await wordsFor(request, context);
  return { title: t('cookies.title') };
}

/** Everything that is kept in the browser; the answer queue is the one thing in web storage. */
const KEPT = ['session', 'language', 'queue'] as const;
const COLUMNS = ['name', 'purpose', 'lifetime', 'provider'] as const;

export default function Cookies() {
  const { t } = useTranslation();
  return (
    <>
      <TextPage page="cookies" />
      <TableScroll label={t('cookies.table')}>
        <table className="ds-table">
          <caption>{t('cookies.table')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`cookies.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KEPT.map((row) => (
              <tr key={row}>
                <th scope="row">{t(`cookies.${row}.name`)}</th>
                <td>{t(`cookies.${row}.purpose`)}</td>
                <td>{t(`cookies.${row}.lifetime`)}</td>
                <td>{t('cookies.own')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
