namespace TradeModel.Import;

/// <summary>Which way goods went, as trade statistics classify it.</summary>
/// <remarks>Imports include re-imports, and exports include re-exports, so flows of different kinds must not be added up.</remarks>
public enum TradeFlowKind
{
    /// <summary>Imports (UN Comtrade M or 1).</summary>
    Import,

    /// <summary>Exports (UN Comtrade X or 2).</summary>
    Export,

    /// <summary>Exports of foreign goods that were not changed (UN Comtrade RX or 3).</summary>
    ReExport,

    /// <summary>Imports of domestic goods that were exported before (UN Comtrade RM or 4).</summary>
    ReImport,

    /// <summary>Exports of domestic goods alone (UN Comtrade DX).</summary>
    DomesticExport,

    /// <summary>Imports of foreign goods alone (UN Comtrade FM).</summary>
    ForeignImport,
}
