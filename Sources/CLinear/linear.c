#include "CLinear.h"

#include <linear.h>
#include <stdlib.h>

int32_t clinear_version(void) { return liblinear_version; }

static void be_silent(const char *text) { (void)text; }

static int is_matrix(const clinear_matrix *matrix) {
  if (matrix->rows <= 0 || matrix->columns <= 0 || matrix->row_starts[0] != 0) return 0;
  for (int32_t row = 0; row < matrix->rows; row++) {
    if (matrix->row_starts[row] > matrix->row_starts[row + 1]) return 0;
    int32_t before = -1;
    for (int64_t i = matrix->row_starts[row]; i < matrix->row_starts[row + 1]; i++) {
      if (matrix->column_indexes[i] <= before || matrix->column_indexes[i] >= matrix->columns) return 0;
      before = matrix->column_indexes[i];
    }
  }
  return 1;
}

/// Fills one array with all rows, each closed by the bias and a node of index -1, as LIBLINEAR wants them.
static void fill(
  const clinear_matrix *matrix, const uint8_t *targets, struct feature_node *nodes, struct feature_node **rows,
  double *labels) {
  struct feature_node *next = nodes;
  for (int32_t row = 0; row < matrix->rows; row++) {
    rows[row] = next;
    labels[row] = targets[row] ? 1 : -1;
    for (int64_t i = matrix->row_starts[row]; i < matrix->row_starts[row + 1]; i++, next++) {
      next->index = matrix->column_indexes[i] + 1;
      next->value = matrix->values[i];
    }
    *next++ = (struct feature_node){matrix->columns + 1, 1};
    *next++ = (struct feature_node){-1, 0};
  }
}

static int32_t run(
  const struct problem *problem, double cost, double positive_weight, double tolerance, double *weights,
  double *bias) {
  int classes[2] = {1, -1};
  double class_weights[2] = {positive_weight, 1};
  struct parameter parameter = {0};
  parameter.solver_type = L2R_L2LOSS_SVC;
  parameter.eps = tolerance;
  parameter.C = cost;
  parameter.nr_weight = 2;
  parameter.weight_label = classes;
  parameter.weight = class_weights;
  if (check_parameter(problem, &parameter)) return 1;
  set_print_string_function(be_silent);
  struct model *model = train(problem, &parameter);
  if (model == NULL) return 1;
  // LIBLINEAR's plane points to whichever class it met first.
  double sign = model->label[0] == 1 ? 1 : -1;
  for (int i = 0; i + 1 < problem->n; i++) weights[i] = sign * model->w[i];
  *bias = sign * model->w[problem->n - 1];
  free_and_destroy_model(&model);
  return 0;
}

int32_t clinear_train(
  const clinear_matrix *matrix, const uint8_t *targets, double cost, double positive_weight, double tolerance,
  double *weights, double *bias) {
  if (!is_matrix(matrix)) return 1;
  int32_t positives = 0;
  for (int32_t row = 0; row < matrix->rows; row++) positives += targets[row] ? 1 : 0;
  if (positives == 0 || positives == matrix->rows) return 1;
  size_t entries = (size_t)matrix->row_starts[matrix->rows] + 2 * (size_t)matrix->rows;
  struct feature_node *nodes = malloc(entries * sizeof *nodes);
  struct feature_node **rows = malloc((size_t)matrix->rows * sizeof *rows);
  double *labels = malloc((size_t)matrix->rows * sizeof *labels);
  int32_t result = 1;
  if (nodes && rows && labels) {
    fill(matrix, targets, nodes, rows, labels);
    struct problem problem = {matrix->rows, matrix->columns + 1, labels, rows, 1};
    result = run(&problem, cost, positive_weight, tolerance, weights, bias);
  }
  free(nodes);
  free(rows);
  free(labels);
  return result;
}
