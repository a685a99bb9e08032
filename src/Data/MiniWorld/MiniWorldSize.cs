namespace CoIN.Data.MiniWorld;

/// <summary>How many records a learning task gets.</summary>
/// <param name="Train">Training records, at least 1. Where training has several turns a record (GQA, VQAv2, OCR-VQA, Grounding) a record is an image.</param>
/// <param name="Test">Test records, at least 1: one question each.</param>
public sealed record MiniWorldSize(int Train, int Test);
