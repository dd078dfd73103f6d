//! The two graphs of the model file, run by `rten`: one pass over a window, and the labels of chosen arcs.

use std::sync::{Arc, Mutex};

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView, Tensor};

use crate::ModelError;
use crate::widths::Widths;
use crate::window::EncodedWord;

/// Marks around every window: begin, end, and the shape that both have.
const BEGIN: i32 = 101;
const END: i32 = 102;
const MARK_SHAPE: i32 = 7;
/// The first word of a window stands as after a paragraph break; so in training.
const WINDOW_BREAK: i32 = 3;

const INPUTS: [&str; 5] = ["ids", "shape", "before", "first", "last"];
const OUTPUTS: [&str; 10] = [
    "upos",
    "feats",
    "ends",
    "arc",
    "relation_dependent",
    "relation_head",
    "entity",
    "attribution",
    "link",
    "factuality",
];

/// A graph and the numbers of its inputs and outputs.
struct Graph {
    model: Model,
    inputs: Vec<NodeId>,
    outputs: Vec<NodeId>,
}

impl Graph {
    fn load(bytes: &[u8], inputs: &[&str], outputs: &[&str]) -> Result<Self, ModelError> {
        let broken = |error: &dyn std::fmt::Display| ModelError::Network(error.to_string());
        let mut options = ModelOptions::with_all_ops();
        let model = options
            .prepack_weights(true)
            .load(bytes.to_vec())
            .map_err(|error| broken(&error))?;
        let ids = |names: &[&str]| {
            names
                .iter()
                .map(|name| model.node_id(name))
                .collect::<Result<Vec<_>, _>>()
        };
        let (inputs, outputs) = (ids(inputs), ids(outputs));
        let (inputs, outputs) = (
            inputs.map_err(|error| broken(&error))?,
            outputs.map_err(|error| broken(&error))?,
        );
        Ok(Self { model, inputs, outputs })
    }

    fn run(&self, inputs: Vec<Value>, pool: &Arc<ThreadPool>) -> Result<Vec<Scores>, ModelError> {
        let inputs = self
            .inputs
            .iter()
            .copied()
            .zip(inputs.into_iter().map(Into::into))
            .collect();
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(pool));
        let outputs = self.model.run(inputs, &self.outputs, Some(options));
        let outputs = outputs.map_err(|error| ModelError::Network(error.to_string()))?;
        outputs.into_iter().map(Scores::new).collect()
    }
}

/// A matrix of scores, one row a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores {
    width: usize,
    numbers: Vec<f32>,
}

impl Scores {
    fn new(value: Value) -> Result<Self, ModelError> {
        let tensor: Tensor<f32> = value
            .try_into()
            .map_err(|_| ModelError::Network("an output is no float".to_owned()))?;
        let width = tensor.shape().last().copied().unwrap_or(0);
        Ok(Self {
            width,
            numbers: tensor.into_data(),
        })
    }

    /// As an input of another graph.
    fn into_value(self) -> Value {
        let rows = self.numbers.len() / self.width.max(1);
        NdTensor::from_data([rows, self.width], self.numbers).into()
    }

    /// Whether there are this many rows of this width, which is not 0.
    pub(crate) fn has(&self, rows: usize, width: usize) -> bool {
        width > 0 && self.width == width && rows.checked_mul(width) == Some(self.numbers.len())
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn row(&self, word: usize) -> &[f32] {
        &self.numbers[word * self.width..(word + 1) * self.width]
    }

    /// The rows of a range of words, one after another.
    pub(crate) fn rows(&self, words: std::ops::Range<usize>) -> &[f32] {
        &self.numbers[words.start * self.width..words.end * self.width]
    }
}

/// What one pass over a window gives; rows are words, counted from the window's first.
#[derive(Debug, Clone, Default)]
pub(crate) struct WindowScores {
    pub(crate) upos: Scores,
    pub(crate) feats: Scores,
    pub(crate) ends: Scores,
    /// Columns are heads; the last one is the root.
    pub(crate) arc: Scores,
    pub(crate) entity: Scores,
    pub(crate) attribution: Scores,
    /// Columns are first words of cues; the last one is none.
    pub(crate) link: Scores,
    /// Above zero where what the word says happened.
    pub(crate) factuality: Scores,
    /// One column a tag of the roles' chain.
    pub(crate) roles: Scores,
    pub(crate) relation_dependent: Scores,
    pub(crate) relation_head: Scores,
}

/// A graph that reads on from a value of another one.
pub(crate) struct Branch<'bytes> {
    pub(crate) graph: &'bytes [u8],
    /// The name of that value.
    pub(crate) trunk: &'bytes str,
}

/// The network, shared by all threads; each call computes on one thread.
pub(crate) struct Network {
    main: Graph,
    relation: Graph,
    /// Reads on from a lower layer of `main`; none for a model without roles.
    roles: Option<Graph>,
    widths: Widths,
    /// Pools of one thread each, lent to calls and given back.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Network {
    pub(crate) fn load(
        main: &[u8],
        relation: &[u8],
        roles: Option<&Branch<'_>>,
        widths: Widths,
    ) -> Result<Self, ModelError> {
        let outputs: Vec<&str> = OUTPUTS
            .iter()
            .copied()
            .chain(roles.map(|branch| branch.trunk))
            .collect();
        let branch = |branch: &Branch<'_>| Graph::load(branch.graph, &["trunk", "first", "last"], &["roles"]);
        Ok(Self {
            main: Graph::load(main, &INPUTS, &outputs)?,
            relation: Graph::load(relation, &["dependent", "head"], &["relation"])?,
            roles: roles.map(branch).transpose()?,
            widths,
            idle: Mutex::new(Vec::new()),
        })
    }

    /// All scores of one window.
    pub(crate) fn read(&self, words: &[EncodedWord]) -> Result<WindowScores, ModelError> {
        let inputs = inputs(words);
        let [.., first, last] = &inputs;
        let (first, last) = (first.clone(), last.clone());
        let mut outputs = self
            .with_pool(|pool| {
                let mut outputs = self.main.run(inputs.into(), pool)?;
                if let Some(roles) = &self.roles {
                    let trunk = outputs.pop().unwrap_or_default().into_value();
                    outputs.extend(roles.run(vec![trunk, first, last], pool)?);
                }
                Ok::<_, ModelError>(outputs)
            })?
            .into_iter();
        let mut next = || outputs.next().unwrap_or_default();
        let scores = WindowScores {
            upos: next(),
            feats: next(),
            ends: next(),
            arc: next(),
            relation_dependent: next(),
            relation_head: next(),
            entity: next(),
            attribution: next(),
            link: next(),
            factuality: next(),
            roles: next(),
        };
        self.widths.check(&scores, words.len(), self.roles.is_some())?;
        Ok(scores)
    }

    /// The scores of each relation for arcs given as (word, head).
    pub(crate) fn relations(&self, scores: &WindowScores, arcs: &[(usize, usize)]) -> Result<Scores, ModelError> {
        if arcs.is_empty() {
            return Ok(Scores::default());
        }
        let dependent = gather(&scores.relation_dependent, arcs.iter().map(|arc| arc.0));
        let head = gather(&scores.relation_head, arcs.iter().map(|arc| arc.1));
        let outputs = self.with_pool(|pool| self.relation.run(vec![dependent, head], pool))?;
        let relations = outputs.into_iter().next().unwrap_or_default();
        self.widths.check_relations(&relations, arcs.len())?;
        Ok(relations)
    }

    fn with_pool<T>(&self, work: impl FnOnce(&Arc<ThreadPool>) -> T) -> T {
        let lent = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let pool = lent.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let out = work(&pool);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(pool);
        }
        out
    }
}

fn gather(scores: &Scores, words: impl ExactSizeIterator<Item = usize>) -> Value {
    let shape = [words.len(), scores.width];
    let numbers: Vec<f32> = words.flat_map(|word| scores.row(word)).copied().collect();
    NdTensorView::from_data(shape, numbers.as_slice()).to_tensor().into()
}

fn inputs(words: &[EncodedWord]) -> [Value; 5] {
    let (mut ids, mut shapes, mut before) = (vec![BEGIN], vec![MARK_SHAPE], vec![0]);
    let (mut first, mut last) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
    for word in words {
        first.push(ids.len() as i32);
        before.push(if ids.len() == 1 { WINDOW_BREAK } else { word.before });
        ids.extend(&word.pieces);
        last.push(ids.len() as i32 - 1);
        shapes.resize(ids.len(), word.shape);
        before.resize(ids.len(), 0);
    }
    ids.push(END);
    shapes.push(MARK_SHAPE);
    before.push(0);
    let vector = |numbers: Vec<i32>| NdTensor::from_data([numbers.len()], numbers).into();
    [ids, shapes, before, first, last].map(vector)
}
