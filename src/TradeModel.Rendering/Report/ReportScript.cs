namespace TradeModel.Rendering;

/// <summary>The script of the report. It sorts and filters tables and shows what a mark of a chart means.</summary>
/// <remarks>The page holds all it says without it: the script makes the controls that need it.</remarks>
internal static class ReportScript
{
    internal const string Text = """

        'use strict';
        for (const table of document.querySelectorAll('table.sort')) {
          const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
          heads.forEach((head, column) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = head.textContent;
            head.replaceChildren(button);
            button.addEventListener('click', () => {
              const down = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
              heads.forEach(other => other.removeAttribute('aria-sort'));
              head.setAttribute('aria-sort', down === 1 ? 'ascending' : 'descending');
              const key = row => row.cells[column].dataset.k;
              const number = row => key(row) === undefined ? null : Number(key(row));
              const keyed = [...body.rows].map(row => [row, number(row), row.cells[column].textContent]);
              // What has no value comes last in both directions.
              const none = row => Number.isNaN(row[1]);
              keyed.sort((a, b) => none(a) || none(b) ? none(a) - none(b)
                : down * (a[1] !== null && b[1] !== null ? a[1] - b[1] : a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0));
              body.append(...keyed.map(each => each[0]));
            });
          });
          if (body.rows.length < 8) continue;
          const label = document.createElement('label'), input = document.createElement('input'), count = document.createElement('output');
          input.type = 'search';
          label.className = 'filter';
          label.append('Filter: ', input, ' ', count);
          table.parentNode.before(label);
          input.addEventListener('input', () => {
            const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
            for (const row of body.rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
            count.textContent = words.length ? [...body.rows].filter(row => !row.hidden).length + ' of ' + body.rows.length + ' rows' : '';
          });
        }
        const tip = document.createElement('div');
        tip.className = 'tip';
        tip.hidden = true;
        document.body.append(tip);
        for (const title of document.querySelectorAll('svg.tm-chart :not(svg) > title')) {
          title.parentNode.dataset.tip = title.textContent;
          title.remove();
        }
        document.addEventListener('mousemove', event => {
          const mark = event.target.closest && event.target.closest('[data-tip]');
          tip.hidden = !mark;
          if (!mark) return;
          tip.textContent = mark.dataset.tip;
          tip.style.left = Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)) + 'px';
          tip.style.top = Math.max(4, Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8)) + 'px';
        });

        """;
}
