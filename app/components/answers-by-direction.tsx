import type { ReactNode } from 'react';

interface AnswersByDirectionProps<Answer extends { code: string }> {
  areas: readonly {
    code: string;
    name: string;
    directions: readonly { code: string; name: string; answers: readonly Answer[] }[];
  }[];
  /** What the headings' ids begin with. */
  idPrefix: string;
  children: (answer: Answer) => ReactNode;
}

/** Answers under the headings of their focus area and direction, to read and to print. */
export function AnswersByDirection<Answer extends { code: string }>({
  areas,
  idPrefix,
  children,
}: AnswersByDirectionProps<Answer>) {
  return (
    <>
      {areas.map((area) => (
        <section key={area.code} aria-labelledby={`${idPrefix}-${area.code}`}>
          <h3 className="ds-heading" data-size="xs" id={`${idPrefix}-${area.code}`}>
            {area.name}
          </h3>
          {area.directions.map((direction) => (
            <div key={direction.code} className="answers">
              <h4 className="ds-heading" data-size="2xs">
                {direction.name}
              </h4>
              <ul className="plain-list">
                {direction.answers.map((answer) => (
                  <li key={answer.code}>{children(answer)}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
