import type { ReactNode } from 'react'
import { View } from './host/host'

export interface Column<R> {
  title: string
  cell: (row: R) => ReactNode
  /** Share of the width on the desktop, 1 when absent. */
  share?: number
}

/** Rows of a roll: a table from 960 px up, a card for each row on a phone. The first column names the row. */
export function Table<R>({ columns, rows, keyOf }: { columns: readonly Column<R>[]; rows: readonly R[]; keyOf: (row: R) => string }) {
  const layout = { gridTemplateColumns: columns.map((column) => `${column.share ?? 1}fr`).join(' ') }
  const cells = (row: R) =>
    columns.map((column, i) => (
      <View key={column.title} className={`table__cell${i === 0 ? ' table__cell_name' : ''}`} role="cell">
        {i > 0 && <View className="table__label">{column.title}</View>}
        <View className="table__value">{column.cell(row)}</View>
      </View>
    ))
  return (
    <View className="table" role="table">
      <View className="table__row table__row_head" role="row" style={layout}>
        {columns.map((column) => (
          <View key={column.title} className="table__cell" role="columnheader">
            {column.title}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className="table__row" role="row" style={layout}>
          {cells(row)}
        </View>
      ))}
    </View>
  )
}
