import { TableScroll } from '#app/components/table-scroll';
import { drawFigure, type Shape } from './draw-figure';
import type { Figure } from './model';

/** The same drawing as in the files, in the colours of the page. */
export function FigureView({ figure }: { figure: Figure }) {
  const { width, height, shapes } = drawFigure(figure);
  return (
    <figure className="document-figure">
      <figcaption>{figure.caption}</figcaption>
      <TableScroll label={figure.caption}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={figure.alternative}>
          {shapes.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawing never changes its order
            <Drawn key={index} shape={shape} />
          ))}
        </svg>
      </TableScroll>
    </figure>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  const tone = `document-figure__${shape.tone}`;
  switch (shape.kind) {
    case 'rectangle':
      return <rect className={tone} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
    case 'line':
      return (
        <line
          className={`${tone} document-figure__stroke`}
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          strokeWidth={shape.thickness}
        />
      );
    case 'circle':
      return (
        <circle
          className={shape.isHollow ? `${tone} document-figure__hollow` : tone}
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
        />
      );
    case 'text':
      return (
        <text className={tone} x={shape.x} y={shape.y} fontSize={shape.size} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
