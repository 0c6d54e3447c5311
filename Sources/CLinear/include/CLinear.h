#ifndef CLINEAR_H
#define CLINEAR_H

// LIBLINEAR as this program sees it: one two-class problem in, the weights of one separating plane out.

#include <stdint.h>

/// Rows of a sparse matrix, one after the other. Row r has the entries row_starts[r] ..< row_starts[r + 1].
typedef struct {
  int32_t rows;
  int32_t columns;
  const int64_t *row_starts;
  /// Columns from 0, ascending within a row.
  const int32_t *column_indexes;
  const double *values;
} clinear_matrix;

/// The version of the linked LIBLINEAR, such as 230.
int32_t clinear_version(void);

/// Trains on rows whose target is positive (nonzero) or not, by L2-regularised L2-loss support vector classification in
/// the primal, which is deterministic. `cost` is the price of an error (LIBLINEAR's C), that of a positive row times
/// `positive_weight`. Writes `columns` weights and the bias. Returns 0, or nonzero where there is nothing to separate,
/// memory is short or the input is not a matrix.
int32_t clinear_train(
  const clinear_matrix *matrix, const uint8_t *targets, double cost, double positive_weight, double tolerance,
  double *weights, double *bias);

#endif
